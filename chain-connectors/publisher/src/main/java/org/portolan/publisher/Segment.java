package org.portolan.publisher;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.portolan.record.TradeRecord;

/** One append-only file of frames: u32 length, u32 CRC-32C, a record's bytes. */
final class Segment implements AutoCloseable {
  static final int MAX_RECORDS = 1 << 17;
  private static final int MAX_FRAME = 256 << 20;
  private static final int FRAME_HEAD = 8;

  /** A frame up to the end of the record's header. */
  private static final int START = FRAME_HEAD + RecordCodec.HEADER;

  /** So much is read at once where heads are read in a row. */
  private static final int WINDOW = 64 << 10;

  private final long number;
  private final FileChannel channel;
  private long end;
  private int records;

  private Segment(long number, FileChannel channel) {
    this.number = number;
    this.channel = channel;
  }

  static Path file(Path folder, long number, String suffix) {
    return folder.resolve("%06d.%s".formatted(number, suffix));
  }

  static Segment open(Path folder, long number, StandardOpenOption... how) throws IOException {
    return new Segment(number, FileChannel.open(file(folder, number, "seg"), how));
  }

  /** Reads every whole frame from the first on; what follows the last one is not a record. */
  void scan(Consumer<Head> each) throws IOException {
    end = 0;
    records = 0;
    byte[] frame = frame(end);
    while (frame != null) {
      long next = end + FRAME_HEAD + frame.length;
      each.accept(
          Head.of(Place.of(number, end), Place.of(number, next), RecordCodec.header(frame)));
      end = next;
      records++;
      frame = frame(end);
    }
  }

  /** Bytes after the last whole frame. */
  byte[] remainder() throws IOException {
    byte[] rest = new byte[(int) Math.min(channel.size() - end, MAX_FRAME)];
    read(end, ByteBuffer.wrap(rest));
    return rest;
  }

  void cutRemainder() throws IOException {
    channel.truncate(end);
  }

  /**
   * Writes frames that {@link #put} made, behind the last one; they are none yet.
   *
   * @return the offset behind them
   */
  long write(ByteBuffer frames, long offset) throws IOException {
    long at = offset;
    while (frames.hasRemaining()) {
      at += channel.write(frames, at);
    }
    return at;
  }

  /** From now on the segment has those that were written up to an offset. */
  void appended(long offset, int count) {
    end = offset;
    records += count;
  }

  /** Writes a record's frame. */
  static void put(ByteBuffer out, TradeRecord record) {
    int begin = out.position();
    out.position(begin + FRAME_HEAD);
    RecordCodec.encode(record, out);
    int length = out.position() - begin - FRAME_HEAD;
    out.putInt(begin, length);
    out.putInt(begin + 4, crc(out.slice(begin + FRAME_HEAD, length)));
  }

  static long frameLength(TradeRecord record) {
    return FRAME_HEAD + RecordCodec.length(record);
  }

  /** Whether so many more records have a place in the index. */
  boolean takes(int more) {
    return records + more <= MAX_RECORDS;
  }

  long number() {
    return number;
  }

  /** Where the next frame begins. */
  long end() {
    return Place.of(number, end);
  }

  long length() {
    return end;
  }

  void sync() throws IOException {
    channel.force(false);
  }

  /** The head of the record at an offset; null where the file ends. */
  Head head(long offset) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(START);
    if (offset + START > channel.size()) {
      return null;
    }
    return head(read(offset, start), 0, offset);
  }

  /**
   * The heads of the records from an offset on, in order, as far as the file goes: many are read at
   * once.
   *
   * @param before the place where to stop at the latest
   */
  List<Head> heads(long offset, long before, int max) throws IOException {
    List<Head> heads = new ArrayList<>();
    ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    long windowAt = offset;
    long at = offset;
    while (heads.size() < max && Place.of(number, at) < before) {
      if (at + START > windowAt + window.limit()) {
        windowAt = at;
        fill(window.clear(), at);
        if (window.limit() < START) {
          return heads;
        }
      }
      Head head = head(window, (int) (at - windowAt), at);
      heads.add(head);
      at = Place.offset(head.next());
    }
    return heads;
  }

  private Head head(ByteBuffer from, int start, long offset) {
    return Head.of(
        Place.of(number, offset),
        Place.of(number, offset + FRAME_HEAD + from.getInt(start)),
        RecordCodec.header(from.array(), start + FRAME_HEAD));
  }

  /** A whole frame's bytes; null where there is none with its own checksum. */
  byte[] frame(long offset) throws IOException {
    if (offset + FRAME_HEAD > channel.size()) {
      return null;
    }
    ByteBuffer head = read(offset, ByteBuffer.allocate(FRAME_HEAD));
    int length = head.getInt(0);
    if (length < RecordCodec.HEADER
        || length > MAX_FRAME
        || offset + FRAME_HEAD + length > channel.size()) {
      return null;
    }
    byte[] frame = new byte[length];
    read(offset + FRAME_HEAD, ByteBuffer.wrap(frame));
    return head.getInt(4) == crc(ByteBuffer.wrap(frame)) ? frame : null;
  }

  private ByteBuffer read(long offset, ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into, offset + into.position()) < 0) {
        throw new EOFException("segment " + number + " ends within a frame");
      }
    }
    return into;
  }

  /** As much as there is. */
  private void fill(ByteBuffer window, long offset) throws IOException {
    while (window.hasRemaining() && channel.read(window, offset + window.position()) >= 0) {}
    window.flip();
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package org.portolan.publisher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Append-only files of frames: u32 length, u32 CRC-32C, bytes. A frame that was cut off by a crash
 * stands at the end of its file, was never told to anyone, and is overwritten.
 */
final class Segments implements AutoCloseable {
  /** Where a frame begins. */
  record Place(long segment, long offset) {}

  private static final int HEAD = 8;
  private static final long ROLL_AT = 256L << 20;
  private static final int MAX_FRAME = 128 << 20;

  private final Path folder;
  private long segment;
  private FileChannel channel;
  private long end;

  Segments(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        segment =
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".seg"))
                .mapToLong(name -> Long.parseLong(name.substring(0, name.length() - 4)))
                .max()
                .orElse(1);
      }
      open();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the record segments in " + folder, e);
    }
  }

  private void open() throws IOException {
    channel =
        FileChannel.open(
            file(segment),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    end = 0;
    while (frame(channel, end) != null) {
      end += HEAD + length(channel, end);
    }
    channel.truncate(end);
  }

  /** Writes frames one after the other; they are on disk after {@link #sync}. */
  synchronized Place[] append(byte[][] frames) {
    try {
      if (end > ROLL_AT) {
        channel.force(false);
        channel.close();
        segment++;
        open();
      }
      int total = 0;
      for (byte[] frame : frames) {
        total += HEAD + frame.length;
      }
      ByteBuffer buffer = ByteBuffer.allocate(total);
      Place[] places = new Place[frames.length];
      for (int i = 0; i < frames.length; i++) {
        places[i] = new Place(segment, end + buffer.position());
        buffer.putInt(frames[i].length).putInt(crc(frames[i])).put(frames[i]);
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        end += channel.write(buffer, end);
      }
      return places;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + file(segment), e);
    }
  }

  synchronized void sync() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sync " + file(segment), e);
    }
  }

  /** Reads a frame back; one that does not have its checksum is an error, never other bytes. */
  byte[] read(Place place) {
    try (FileChannel in = FileChannel.open(file(place.segment()), StandardOpenOption.READ)) {
      byte[] frame = frame(in, place.offset());
      if (frame == null) {
        throw new IOException("no whole frame at " + place);
      }
      return frame;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the record at " + place, e);
    }
  }

  private static byte[] frame(FileChannel in, long offset) throws IOException {
    if (offset + HEAD > in.size()) {
      return null;
    }
    int length = length(in, offset);
    if (length < 0 || length > MAX_FRAME || offset + HEAD + length > in.size()) {
      return null;
    }
    byte[] frame = new byte[length];
    ByteBuffer head = read(in, offset + 4, ByteBuffer.allocate(4));
    read(in, offset + HEAD, ByteBuffer.wrap(frame));
    return head.getInt(0) == crc(frame) ? frame : null;
  }

  private static int length(FileChannel in, long offset) throws IOException {
    return read(in, offset, ByteBuffer.allocate(4)).getInt(0);
  }

  private static ByteBuffer read(FileChannel in, long offset, ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      if (in.read(into, offset + into.position()) < 0) {
        throw new IOException("the file ends within a frame");
      }
    }
    return into;
  }

  private static int crc(byte[] frame) {
    CRC32C crc = new CRC32C();
    crc.update(frame, 0, frame.length);
    return (int) crc.getValue();
  }

  private Path file(long number) {
    return folder.resolve("%06d.seg".formatted(number));
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

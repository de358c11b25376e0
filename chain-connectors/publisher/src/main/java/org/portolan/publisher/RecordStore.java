package org.portolan.publisher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.TradeRecord;

/**
 * The sealed records of one publisher, in the order in which they were taken, on disk before anyone
 * is told. A record costs an append and two entries of an index; nothing of it is in the database.
 */
final class RecordStore implements AutoCloseable {
  private static final long ROLL_AT = 256L << 20;
  private static final int CHUNK_RECORDS = 8_192;
  private static final int CHUNK_BYTES = 64 << 20;

  /** So much of a chunk is written at once: what fits the processor's cache. */
  private static final int WRITE_BYTES = 256 << 10;

  private static final int MAX_FRAME_BYTES = 255 << 20;

  private final Path folder;
  private final SegmentFolder segments;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(WRITE_BYTES);
  private final Object syncing = new Object();
  private volatile long written;
  private volatile long synced;
  private boolean broken;

  RecordStore(Path folder, long knownEnd) {
    this(folder, ROLL_AT, knownEnd);
  }

  RecordStore(Path folder, long rollAt, long knownEnd) {
    this.folder = folder;
    try {
      this.segments = new SegmentFolder(folder, rollAt, knownEnd);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the record segments: " + e.getMessage(), e);
    }
    this.written = segments.open().end();
    this.synced = written;
  }

  /** Returns when all of them are on disk. A record that is there already is not taken again. */
  void accept(List<TradeRecord> records) {
    try {
      syncTo(append(records));
    } catch (IOException e) {
      throw failed("write", e);
    }
  }

  /** A record that is not there yet, and what its head has: each is worked out once. */
  private record Fresh(TradeRecord record, Bytes32 recordKey, Bytes32 commitment, long length) {
    Fresh(TradeRecord record) {
      this(record, record.header().recordKey(), record.commitment(), Segment.frameLength(record));
    }

    Head at(long place) {
      return new Head(place, place + length, commitment, recordKey, record.header().version());
    }
  }

  private synchronized long append(List<TradeRecord> records) throws IOException {
    List<Fresh> fresh = fresh(records);
    int from = 0;
    while (from < fresh.size()) {
      int to = from;
      long bytes = 0;
      while (to < fresh.size()
          && to - from < CHUNK_RECORDS
          && (to == from || bytes < CHUNK_BYTES)) {
        bytes += fresh.get(to++).length();
      }
      write(fresh.subList(from, to));
      from = to;
    }
    written = segments.open().end();
    return written;
  }

  /** Those that are not there yet; one that contradicts another is refused, and all with it. */
  private List<Fresh> fresh(List<TradeRecord> records) throws IOException {
    record Version(Bytes32 recordKey, long number) {}
    Map<Version, Bytes32> versions = new HashMap<>();
    List<Fresh> fresh = new ArrayList<>(records.size());
    for (TradeRecord record : records) {
      Fresh one = new Fresh(record);
      Version version = new Version(one.recordKey(), record.header().version());
      Bytes32 there = versions.putIfAbsent(version, one.commitment());
      boolean known = there != null;
      if (!known) {
        there = find(version.recordKey(), version.number()).map(Head::commitment).orElse(null);
        known = there != null;
      }
      if (known && !there.equals(one.commitment())) {
        throw new RecordRefused(
            "PTL-PUB-001",
            "version " + version.number() + " of record " + version.recordKey(),
            one.commitment().hex(),
            "the commitment that was sealed before, " + there);
      }
      if (!known) {
        checkSize(one);
        fresh.add(one);
      }
    }
    return fresh;
  }

  private static void checkSize(Fresh one) {
    if (one.length() > MAX_FRAME_BYTES) {
      throw new RecordRefused(
          "PTL-PUB-002",
          "record " + one.recordKey(),
          one.length() + " bytes",
          "at most " + MAX_FRAME_BYTES + " bytes");
    }
  }

  /** A chunk is in one segment, and nobody sees a part of it. */
  private void write(List<Fresh> records) throws IOException {
    if (segments.mustRoll(records.size())) {
      synchronized (syncing) {
        segments.roll();
        synced = segments.open().end();
      }
    }
    Segment open = segments.open();
    List<Head> heads = new ArrayList<>(records.size());
    ByteBuffer frames = buffer.clear();
    long offset = open.length();
    long place = open.end();
    for (Fresh one : records) {
      if (one.length() > frames.remaining()) {
        offset = open.write(frames.flip(), offset);
        frames =
            one.length() > WRITE_BYTES ? ByteBuffer.allocate((int) one.length()) : buffer.clear();
      }
      Segment.put(frames, one.record());
      heads.add(one.at(place));
      place += one.length();
    }
    open.appended(open.write(frames.flip(), offset), records.size());
    heads.forEach(segments::enter);
  }

  /** One sync serves everyone whose records were written before it began. */
  private void syncTo(long place) throws IOException {
    if (synced >= place) {
      return;
    }
    synchronized (syncing) {
      if (broken) {
        throw new IOException("an earlier sync failed; what is on disk is known after a restart");
      }
      if (synced < place) {
        long target = written;
        broken = true;
        segments.open().sync();
        broken = false;
        synced = Math.max(synced, target);
      }
    }
  }

  Optional<Head> find(Bytes32 commitment) {
    return find(
        index -> index.byCommitment(commitment), head -> head.commitment().equals(commitment));
  }

  Optional<Head> find(Bytes32 recordKey, long version) {
    return find(
        index -> index.byVersion(recordKey, version), head -> head.isVersion(recordKey, version));
  }

  private synchronized Optional<Head> find(
      Function<SegmentIndex, long[]> where, Predicate<Head> which) {
    try {
      return segments.find(where, which);
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /** The first records from a place on that are on disk, in order. */
  List<Head> heads(long from, int max) {
    List<Head> heads = new ArrayList<>();
    long place = Math.max(from, Place.of(1, 0));
    while (heads.size() < max && place < synced) {
      place = heads(place, max, heads);
    }
    return heads;
  }

  /** Adds heads of one segment; the place where to go on. */
  private synchronized long heads(long from, int max, List<Head> heads) {
    try {
      List<Head> there =
          segments.with(
              Place.segment(from),
              segment -> segment.heads(Place.offset(from), synced, max - heads.size()));
      heads.addAll(there);
      return there.isEmpty()
          ? Place.of(Place.segment(from) + 1, 0)
          : there.get(there.size() - 1).next();
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /** Reads a record back; one that does not have its checksum is an error, never other bytes. */
  synchronized TradeRecord read(long place) {
    try {
      byte[] frame =
          segments.with(Place.segment(place), segment -> segment.frame(Place.offset(place)));
      if (frame == null) {
        throw new IOException("no whole record at byte " + Place.offset(place));
      }
      return RecordCodec.decode(frame);
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  private UncheckedIOException failed(String what, IOException e) {
    return new UncheckedIOException(
        "cannot %s the record segments in %s: %s".formatted(what, folder, e.getMessage()), e);
  }

  @Override
  public synchronized void close() {
    try {
      segments.close();
    } catch (IOException e) {
      throw failed("close", e);
    }
  }
}

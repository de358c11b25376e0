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
  private static final int MAX_RECORD_BYTES = 255 << 20;

  private final Path folder;
  private final SegmentFolder segments;
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

  private synchronized long append(List<TradeRecord> records) throws IOException {
    List<TradeRecord> fresh = fresh(records);
    int from = 0;
    while (from < fresh.size()) {
      int to = from;
      int bytes = 0;
      while (to < fresh.size()
          && to - from < CHUNK_RECORDS
          && (to == from || bytes < CHUNK_BYTES)) {
        bytes += Segment.frameLength(fresh.get(to++));
      }
      write(fresh.subList(from, to), bytes);
      from = to;
    }
    written = segments.open().end();
    return written;
  }

  /** Those that are not there yet; one that contradicts another is refused, and all with it. */
  private List<TradeRecord> fresh(List<TradeRecord> records) throws IOException {
    record Version(Bytes32 recordKey, long number) {}
    Map<Version, Bytes32> versions = new HashMap<>();
    List<TradeRecord> fresh = new ArrayList<>(records.size());
    for (TradeRecord record : records) {
      Bytes32 commitment = record.commitment();
      Version version = new Version(record.header().recordKey(), record.header().version());
      Bytes32 there = versions.putIfAbsent(version, commitment);
      boolean known = there != null;
      if (!known) {
        there = find(version.recordKey(), version.number()).map(Head::commitment).orElse(null);
        known = there != null;
      }
      if (known && !there.equals(commitment)) {
        throw new RecordRefused(
            "PTL-PUB-001",
            "version " + version.number() + " of record " + version.recordKey(),
            commitment.hex(),
            "the commitment that was sealed before, " + there);
      }
      if (!known) {
        checkSize(record);
        fresh.add(record);
      }
    }
    return fresh;
  }

  private static void checkSize(TradeRecord record) {
    if (RecordCodec.length(record) > MAX_RECORD_BYTES) {
      throw new RecordRefused(
          "PTL-PUB-002",
          "record " + record.header().recordKey(),
          RecordCodec.length(record) + " bytes",
          "at most " + MAX_RECORD_BYTES + " bytes");
    }
  }

  private void write(List<TradeRecord> records, int bytes) throws IOException {
    if (segments.mustRoll(records.size())) {
      synchronized (syncing) {
        segments.roll();
        synced = segments.open().end();
      }
    }
    Segment open = segments.open();
    ByteBuffer frames = ByteBuffer.allocate(bytes);
    List<Head> heads = new ArrayList<>(records.size());
    for (TradeRecord record : records) {
      long place = open.end() + frames.position();
      Segment.put(frames, record);
      heads.add(Head.of(place, open.end() + frames.position(), record.header()));
    }
    open.append(frames.flip(), records.size());
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
      return segments.with(
          Place.segment(from),
          segment -> {
            long place = from;
            while (heads.size() < max && place < synced) {
              Head head = segment.head(Place.offset(place));
              if (head == null) {
                return Place.of(Place.segment(from) + 1, 0);
              }
              heads.add(head);
              place = head.next();
            }
            return place;
          });
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

package org.portolan.publisher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The files of a record store: full segments with their indexes, and one that grows. */
final class SegmentFolder implements AutoCloseable {
  /** A full segment's number and its index. */
  record Full(long number, SegmentIndex index) {}

  private final Path folder;
  private final long rollAt;
  private final FileChannel lock;
  private final List<Full> full = new ArrayList<>();
  private Segment open;
  private SegmentIndex index = SegmentIndex.empty();

  /**
   * @param rollAt bytes from which on a segment is full
   * @param knownEnd a place up to which the store has been told of records; fewer are an error
   */
  SegmentFolder(Path folder, long rollAt, long knownEnd) throws IOException {
    this.folder = folder;
    this.rollAt = rollAt;
    Files.createDirectories(folder);
    this.lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      takeLock();
      long last = lastNumber();
      for (long number = 1; number < last; number++) {
        full.add(new Full(number, indexOf(number)));
      }
      openLast(Math.max(1, last), knownEnd);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void takeLock() throws IOException {
    try {
      if (lock.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // this process has it
    }
    throw new IOException("another publisher writes to " + folder + "; each needs its own folder");
  }

  private long lastNumber() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".seg"))
          .mapToLong(name -> Long.parseLong(name.substring(0, name.length() - 4)))
          .max()
          .orElse(0);
    }
  }

  private SegmentIndex indexOf(long number) throws IOException {
    Path file = Segment.file(folder, number, "idx");
    long length = Files.size(Segment.file(folder, number, "seg"));
    SegmentIndex there = SegmentIndex.map(file, length);
    if (there != null) {
      return there;
    }
    SegmentIndex made = SegmentIndex.empty();
    try (Segment segment = Segment.open(folder, number, StandardOpenOption.READ)) {
      segment.scan(made::put);
      if (segment.length() != length) {
        throw new IOException(
            "segment %s is damaged at byte %d; restore it from a backup"
                .formatted(Segment.file(folder, number, "seg"), segment.length()));
      }
    }
    made.write(file, length);
    return SegmentIndex.map(file, length);
  }

  /** A frame that a crash cut off was told to nobody; its bytes are put aside all the same. */
  private void openLast(long number, long knownEnd) throws IOException {
    create(number);
    open.scan(index::put);
    if (open.end() < knownEnd) {
      throw new IOException(
          "segment %s ends at byte %d, before records that are in a batch; restore it"
              .formatted(Segment.file(folder, number, "seg"), open.length()));
    }
    byte[] rest = open.remainder();
    if (rest.length > 0) {
      Files.write(Segment.file(folder, number, "cut-at-" + open.length()), rest);
      open.cutRemainder();
    }
    open.sync();
  }

  private void create(long number) throws IOException {
    open =
        Segment.open(
            folder,
            number,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  Segment open() {
    return open;
  }

  /** Whether so many more records belong into the next segment. */
  boolean mustRoll(int more) {
    return open.length() >= rollAt || !open.takes(more);
  }

  /** Ends the open segment, all of which is on disk then, and begins the next. */
  void roll() throws IOException {
    open.sync();
    Path file = Segment.file(folder, open.number(), "idx");
    index.write(file, open.length());
    full.add(new Full(open.number(), SegmentIndex.map(file, open.length())));
    open.close();
    index = SegmentIndex.empty();
    create(open.number() + 1);
  }

  /** Enters a record that was appended. */
  void enter(Head head) {
    index.put(head);
  }

  /**
   * The newest record that matches.
   *
   * @param where the offsets to look at, by a segment's index
   */
  Optional<Head> find(Function<SegmentIndex, long[]> where, Predicate<Head> which)
      throws IOException {
    Optional<Head> found = find(open, where.apply(index), which);
    for (int i = full.size() - 1; i >= 0 && found.isEmpty(); i--) {
      long[] offsets = where.apply(full.get(i).index());
      if (offsets.length > 0) {
        found = with(full.get(i).number(), segment -> find(segment, offsets, which));
      }
    }
    return found;
  }

  private static Optional<Head> find(Segment segment, long[] offsets, Predicate<Head> which)
      throws IOException {
    for (long offset : offsets) {
      Head head = segment.head(offset);
      if (head != null && which.test(head)) {
        return Optional.of(head);
      }
    }
    return Optional.empty();
  }

  /** Reads in one segment. */
  interface Reading<T> {
    T in(Segment segment) throws IOException;
  }

  <T> T with(long number, Reading<T> reading) throws IOException {
    if (number == open.number()) {
      return reading.in(open);
    }
    try (Segment segment = Segment.open(folder, number, StandardOpenOption.READ)) {
      return reading.in(segment);
    }
  }

  @Override
  public void close() throws IOException {
    open.close();
    lock.close();
  }
}

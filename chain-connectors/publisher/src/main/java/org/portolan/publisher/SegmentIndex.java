package org.portolan.publisher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.portolan.record.Bytes32;

/**
 * Where the records of one segment are, by commitment and by record key and version. It is in
 * memory while the segment grows, and a file that is mapped once the segment is full. A lost index
 * file is made again from the segment.
 */
final class SegmentIndex {
  private static final long MAGIC = 0x504f52544c494458L;
  private static final int HEAD = 16;

  private final PlaceTable commitments;
  private final PlaceTable versions;

  private SegmentIndex(PlaceTable commitments, PlaceTable versions) {
    this.commitments = commitments;
    this.versions = versions;
  }

  static SegmentIndex empty() {
    return new SegmentIndex(PlaceTable.empty(), PlaceTable.empty());
  }

  void put(Head head) {
    long offset = Place.offset(head.place());
    commitments.put(Head.fingerprint(head.commitment()), offset);
    versions.put(Head.fingerprint(head.recordKey(), head.version()), offset);
  }

  /** Offsets of the records that may have this commitment. */
  long[] byCommitment(Bytes32 commitment) {
    return commitments.offsets(Head.fingerprint(commitment));
  }

  /** Offsets of the records that may be this version of this record. */
  long[] byVersion(Bytes32 recordKey, long version) {
    return versions.offsets(Head.fingerprint(recordKey, version));
  }

  /** Writes the index of a segment of that length; whole, or not at all. */
  void write(Path file, long segmentLength) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel out =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD).putLong(MAGIC).putLong(segmentLength).flip();
      for (ByteBuffer bytes : new ByteBuffer[] {head, commitments.bytes(), versions.bytes()}) {
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Maps an index; null where there is none for a segment of that length. */
  static SegmentIndex map(Path file, long segmentLength) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      if (in.size() != HEAD + 2L * PlaceTable.BYTES) {
        return null;
      }
      ByteBuffer all = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size());
      if (all.getLong(0) != MAGIC || all.getLong(8) != segmentLength) {
        return null;
      }
      return new SegmentIndex(
          new PlaceTable(all.slice(HEAD, PlaceTable.BYTES)),
          new PlaceTable(all.slice(HEAD + PlaceTable.BYTES, PlaceTable.BYTES)));
    }
  }
}

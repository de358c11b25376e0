package org.portolan.evidence.tlog;

import java.nio.charset.StandardCharsets;
import org.portolan.record.BitTree;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;

/** The checkpoint's extension line over what all publishers have ended. */
final class StatusLine {
  static final String PREFIX = "portolan-status:1 ";

  private static final byte[] LEAF = "\0PUB1".getBytes(StandardCharsets.US_ASCII);

  private StatusLine() {}

  /** A(0x00 || "PUB1" || publisher || status). */
  static BitTree.Leaf leaf(HashAlgorithm algorithm, Bytes32 publisher, PublisherStatus status) {
    Bytes32 digest = status.digest();
    return new BitTree.Leaf(
        publisher, digest, algorithm.hash(LEAF, publisher.toByteArray(), digest.toByteArray()));
  }
}

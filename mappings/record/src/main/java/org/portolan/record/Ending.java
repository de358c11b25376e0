package org.portolan.record;

/**
 * A publisher ended a commitment.
 *
 * @param commitment what ended
 * @param successor the commitment that takes its place, or zero where none was named
 */
public record Ending(Bytes32 commitment, Bytes32 successor) {
  /** The head after this ending: H(head before || C || C'). */
  public Bytes32 headAfter(Bytes32 head) {
    return Sha256.hash(head.array(), commitment.array(), successor.array());
  }

  /** The leaf of a publisher's status map: A(0x00 || "PEN1" || C || C'). */
  public BitTree.Leaf leaf(HashAlgorithm algorithm) {
    return new BitTree.Leaf(
        commitment,
        successor,
        algorithm.hash(Ascii.bytes("\0PEN1"), commitment.array(), successor.array()));
  }
}

package org.portolan.record;

import java.util.ArrayList;
import java.util.List;

/** Commitments of one issuer that one signature covers: 1 to 2^20, usually 1. */
public record Sheaf(HashAlgorithm algorithm, List<Bytes32> commitments, Bytes32 root) {
  public static final int MAX = 1 << 20;
  private static final byte[] LEAF = Ascii.bytes("\0PSL1");

  public static Sheaf of(HashAlgorithm algorithm, List<Bytes32> commitments) {
    if (commitments.isEmpty() || commitments.size() > MAX) {
      throw new RecordRefused(
          "PTL-SHF-001", "sheaf", commitments.size() + " commitments", "1 to 2^20 commitments");
    }
    return new Sheaf(
        algorithm,
        List.copyOf(commitments),
        MerkleTree.of(algorithm).root(leaves(algorithm, commitments)));
  }

  /** A(0x00 || "PSL1" || C). */
  public static Bytes32 leaf(HashAlgorithm algorithm, Bytes32 commitment) {
    return algorithm.hash(LEAF, commitment.array());
  }

  public int count() {
    return commitments.size();
  }

  /** The path of each commitment to the root. */
  public List<List<Bytes32>> paths() {
    return MerkleTree.of(algorithm).paths(leaves(algorithm, commitments));
  }

  /**
   * What the issuer signs: for one registry and one publisher, else another publisher could anchor
   * the same bytes and revive what was ended.
   */
  public static byte[] signedBytes(
      HashAlgorithm algorithm,
      Bytes32 origin,
      Bytes32 registry,
      Bytes32 publisher,
      long count,
      Bytes32 root) {
    return Bytes.join(
        Ascii.bytes("portolan:sheaf:1\0"),
        algorithm.recordWord().array(),
        origin.array(),
        registry.array(),
        publisher.array(),
        BigEndian.u32(count),
        root.array());
  }

  private static List<Bytes32> leaves(HashAlgorithm algorithm, List<Bytes32> commitments) {
    List<Bytes32> leaves = new ArrayList<>(commitments.size());
    for (Bytes32 commitment : commitments) {
      leaves.add(leaf(algorithm, commitment));
    }
    return leaves;
  }
}

package org.portolan.evidence;

import java.util.List;
import java.util.Optional;
import org.portolan.record.BatchLeaf;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordLeaf;
import org.portolan.record.Sheaf;

/**
 * The three paths from a field to a batch: leaf to record, record to sheaf, sheaf to batch. Each
 * starts from bytes and ends at a root that the verifier already believes; empty where it does.
 */
public final class Inclusion {
  private Inclusion() {}

  /** A leaf under the root and leaf count of its record's header. */
  public static Optional<Refusal> leaf(RecordHeader header, RecordLeaf leaf, List<Bytes32> path) {
    HashAlgorithm algorithm = header.algorithm();
    return leads(
            algorithm, leaf.hash(algorithm), leaf.index(), header.leafCount(), path, header.root())
        ? Optional.empty()
        : refused(
            "PTL-LEA-002",
            "leaves[i=" + leaf.index() + "]",
            "a path to another root",
            "the path of this leaf to the record's root");
  }

  /** A commitment under the root and count of a batch leaf. */
  public static Optional<Refusal> commitment(
      HashAlgorithm algorithm,
      Bytes32 commitment,
      long index,
      List<Bytes32> path,
      BatchLeaf sheaf) {
    return leads(
            algorithm,
            Sheaf.leaf(algorithm, commitment),
            index,
            sheaf.count(),
            path,
            sheaf.sheafRoot())
        ? Optional.empty()
        : refused(
            "PTL-SHF-002",
            "sheaf/path",
            "a path to another root",
            "the path of this commitment to the sheaf's root");
  }

  /** A batch leaf under the root and count of a batch. */
  public static Optional<Refusal> sheaf(
      HashAlgorithm algorithm,
      BatchLeaf sheaf,
      long index,
      long count,
      List<Bytes32> path,
      Bytes32 root) {
    return leads(algorithm, sheaf.hash(algorithm), index, count, path, root)
        ? Optional.empty()
        : refused(
            "PTL-BAT-004",
            "batch/path",
            "a path to another root",
            "the path of this sheaf to the batch's root");
  }

  private static boolean leads(
      HashAlgorithm algorithm,
      Bytes32 leaf,
      long index,
      long size,
      List<Bytes32> path,
      Bytes32 root) {
    return MerkleTree.of(algorithm).climb(leaf, index, size, path).equals(Optional.of(root));
  }

  private static Optional<Refusal> refused(String code, String path, String seen, String expected) {
    return Optional.of(Refusal.of(code, path, seen, expected));
  }
}

package org.portolan.record;

import java.util.ArrayList;
import java.util.List;

/** The salted tree of one record's entries, the manifest first. */
public final class RecordTree {
  private final HashAlgorithm algorithm;
  private final List<RecordLeaf> leaves;
  private final Bytes32 root;
  private final long entryBytes;

  private RecordTree(HashAlgorithm algorithm, List<RecordLeaf> leaves) {
    this.algorithm = algorithm;
    this.leaves = List.copyOf(leaves);
    byte[] hashes = new byte[leaves.size() * Bytes32.LENGTH];
    Hasher hasher = algorithm.hasher();
    long bytes = 0;
    for (int i = 0; i < this.leaves.size(); i++) {
      RecordLeaf leaf = this.leaves.get(i);
      leaf.hash(hasher, hashes, i * Bytes32.LENGTH);
      bytes += leaf.entry().length;
    }
    this.entryBytes = bytes;
    this.root = MerkleTree.of(algorithm).root(hashes);
  }

  /**
   * @param seed 32 bytes, never used for two trees
   */
  public static RecordTree build(
      HashAlgorithm algorithm, Bytes32 recordId, long version, byte[] seed, RecordEntries entries) {
    Salts salts = new Salts(algorithm, recordId, version, seed);
    List<byte[]> encoded = entries.encoded();
    List<RecordLeaf> leaves = new ArrayList<>(encoded.size());
    for (int i = 0; i < encoded.size(); i++) {
      leaves.add(new RecordLeaf(i, salts.salt(i), encoded.get(i)));
    }
    return new RecordTree(algorithm, leaves);
  }

  /** A tree whose leaves were kept: index i at place i. */
  public static RecordTree ofLeaves(HashAlgorithm algorithm, List<RecordLeaf> leaves) {
    return new RecordTree(algorithm, leaves);
  }

  public Bytes32 root() {
    return root;
  }

  public List<RecordLeaf> leaves() {
    return leaves;
  }

  /** How many bytes the entries have together, the manifest's with them. */
  public long entryBytes() {
    return entryBytes;
  }

  /** The sibling hashes of every leaf, from the leaf up. */
  public List<List<Bytes32>> paths() {
    return MerkleTree.of(algorithm)
        .paths(leaves.stream().map(leaf -> leaf.hash(algorithm)).toList());
  }
}

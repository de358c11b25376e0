package org.portolan.record;

import java.util.ArrayList;
import java.util.List;

/**
 * A batch with every leaf opened, which is what an attestor must see before it signs: a leaf that
 * stays shut could hold anything.
 */
public record BatchOpening(HashAlgorithm algorithm, List<Leaf> leaves) {
  public static final int MAX_LEAVES = 1 << 20;

  /** A leaf, opened. */
  public sealed interface Leaf permits SignedSheaf, Padding {
    Bytes32 hash(HashAlgorithm algorithm);
  }

  /**
   * @param issuer who signed
   * @param commitments all of the sheaf's, in order
   * @param cose the issuer's signature, as carried
   */
  public record SignedSheaf(IssuerIdentity issuer, List<Bytes32> commitments, byte[] cose)
      implements Leaf {
    public SignedSheaf {
      commitments = List.copyOf(commitments);
    }

    public BatchLeaf leaf(HashAlgorithm algorithm) {
      return new BatchLeaf(
          issuer.id(),
          commitments.size(),
          Sheaf.of(algorithm, commitments).root(),
          Sha256.hash(cose));
    }

    @Override
    public Bytes32 hash(HashAlgorithm algorithm) {
      return leaf(algorithm).hash(algorithm);
    }
  }

  /**
   * @param random 32 bytes
   */
  public record Padding(Bytes32 random) implements Leaf {
    @Override
    public Bytes32 hash(HashAlgorithm algorithm) {
      return BatchLeaf.padding(algorithm, random);
    }
  }

  public BatchOpening {
    leaves = List.copyOf(leaves);
    if (leaves.isEmpty() || leaves.size() > MAX_LEAVES) {
      throw new RecordRefused(
          "PTL-BAT-002", "batch", leaves.size() + " leaves", "1 to 2^20 leaves");
    }
  }

  /** Leaf hashes in order. */
  public List<Bytes32> hashes() {
    List<Bytes32> hashes = new ArrayList<>(leaves.size());
    for (Leaf leaf : leaves) {
      hashes.add(leaf.hash(algorithm));
    }
    return hashes;
  }

  public Bytes32 root() {
    return MerkleTree.of(algorithm).root(hashes());
  }

  public int count() {
    return leaves.size();
  }
}

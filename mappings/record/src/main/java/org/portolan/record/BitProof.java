package org.portolan.record;

import java.util.List;
import java.util.Optional;

/**
 * What a {@link BitTree} says of one key.
 *
 * @param siblings from the root down along the key's bits, none left out, zero ones included; at
 *     most 256
 * @param leaf what stands there: nothing, the key's own leaf, or another key's that shares its
 *     first bits, as many as there are siblings
 */
public record BitProof(List<Bytes32> siblings, Optional<BitTree.Leaf> leaf) {
  public static final int MAX_SIBLINGS = 256;

  public BitProof {
    siblings = List.copyOf(siblings);
  }

  /**
   * The root that this proof leads to for {@code key}; empty where there are too many siblings or
   * the leaf does not share the key's bits. The leaf's own hash is the caller's to recompute.
   */
  public Optional<Bytes32> root(HashAlgorithm algorithm, Bytes32 key) {
    if (siblings.size() > MAX_SIBLINGS || leaf.filter(l -> !shares(l.key(), key)).isPresent()) {
      return Optional.empty();
    }
    Bytes32 there = leaf.map(BitTree.Leaf::hash).orElse(Bytes32.ZERO);
    for (int depth = siblings.size() - 1; depth >= 0; depth--) {
      Bytes32 sibling = siblings.get(depth);
      there =
          key.bit(depth) == 1
              ? algorithm.node((byte) 1, sibling, there)
              : algorithm.node((byte) 1, there, sibling);
    }
    return Optional.of(there);
  }

  /** Whether the leaf that stands there is the key's own. */
  public boolean includes(Bytes32 key) {
    return leaf.filter(l -> l.key().equals(key)).isPresent();
  }

  private boolean shares(Bytes32 other, Bytes32 key) {
    for (int i = 0; i < siblings.size(); i++) {
      if (other.bit(i) != key.bit(i)) {
        return false;
      }
    }
    return true;
  }
}

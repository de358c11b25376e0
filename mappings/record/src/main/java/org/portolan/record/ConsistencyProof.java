package org.portolan.record;

import java.util.ArrayList;
import java.util.List;

/** RFC 9162 section 2.1.4: that a tree is the beginning of a later one. */
public final class ConsistencyProof {
  private ConsistencyProof() {}

  /** The proof that the first {@code first} of {@code leaves} are the earlier tree; 0 < first. */
  public static List<Bytes32> of(MerkleTree tree, List<Bytes32> leaves, int first) {
    if (first < 1 || first > leaves.size()) {
      throw new IllegalArgumentException("an earlier size of 1 to " + leaves.size() + " expected");
    }
    return first == leaves.size() ? List.of() : subproof(tree, leaves, first, true);
  }

  private static List<Bytes32> subproof(
      MerkleTree tree, List<Bytes32> leaves, int first, boolean known) {
    int size = leaves.size();
    if (first == size) {
      return known ? new ArrayList<>() : new ArrayList<>(List.of(tree.root(leaves)));
    }
    int split = Integer.highestOneBit(size - 1);
    List<Bytes32> left = leaves.subList(0, split);
    List<Bytes32> right = leaves.subList(split, size);
    List<Bytes32> proof;
    if (first <= split) {
      proof = subproof(tree, left, first, known);
      proof.add(tree.root(right));
    } else {
      proof = subproof(tree, right, first - split, false);
      proof.add(tree.root(left));
    }
    return proof;
  }

  /** RFC 9162 2.1.4.2. False for every proof that does not lead to both roots exactly. */
  public static boolean holds(
      MerkleTree tree,
      long firstSize,
      Bytes32 firstRoot,
      long secondSize,
      Bytes32 secondRoot,
      List<Bytes32> proof) {
    if (firstSize < 1 || firstSize > secondSize) {
      return false;
    }
    if (firstSize == secondSize) {
      return proof.isEmpty() && firstRoot.equals(secondRoot);
    }
    List<Bytes32> path = new ArrayList<>(proof);
    if (Long.bitCount(firstSize) == 1) {
      path.add(0, firstRoot);
    }
    if (path.isEmpty()) {
      return false;
    }
    long fn = firstSize - 1;
    long sn = secondSize - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    Bytes32 first = path.get(0);
    Bytes32 second = path.get(0);
    for (Bytes32 c : path.subList(1, path.size())) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        first = tree.node(c, first);
        second = tree.node(c, second);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        second = tree.node(second, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && first.equals(firstRoot) && second.equals(secondRoot);
  }
}

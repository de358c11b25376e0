package org.portolan.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tree of RFC 9162 section 2.1 over leaf hashes that the caller made; a node is A(0x01 || left
 * || right). Lists are read, never kept.
 */
public final class MerkleTree {
  private static final byte NODE = 1;

  private final HashAlgorithm algorithm;

  private MerkleTree(HashAlgorithm algorithm) {
    this.algorithm = algorithm;
  }

  public static MerkleTree of(HashAlgorithm algorithm) {
    return new MerkleTree(algorithm);
  }

  public Bytes32 node(Bytes32 left, Bytes32 right) {
    return algorithm.node(NODE, left, right);
  }

  /** RFC 9162 2.1.1; at least one leaf. */
  public Bytes32 root(List<Bytes32> leaves) {
    if (leaves.isEmpty()) {
      throw new IllegalArgumentException("a tree has at least one leaf");
    }
    byte[] hashes = new byte[leaves.size() * Bytes32.LENGTH];
    for (int i = 0; i < leaves.size(); i++) {
      leaves.get(i).copyTo(hashes, i * Bytes32.LENGTH);
    }
    return root(hashes);
  }

  /**
   * The root of leaf hashes that lie side by side; the array is used up.
   *
   * <p>Level by level: an odd last node is carried up, which gives the RFC's shape.
   */
  Bytes32 root(byte[] hashes) {
    Hasher hasher = algorithm.hasher();
    for (int size = hashes.length / Bytes32.LENGTH; size > 1; size = (size + 1) / 2) {
      for (int i = 0; i + 1 < size; i += 2) {
        int left = i * Bytes32.LENGTH;
        hasher.node(
            NODE, hashes, left, hashes, left + Bytes32.LENGTH, hashes, i / 2 * Bytes32.LENGTH);
      }
      if (size % 2 == 1) {
        System.arraycopy(
            hashes,
            (size - 1) * Bytes32.LENGTH,
            hashes,
            (size - 1) / 2 * Bytes32.LENGTH,
            Bytes32.LENGTH);
      }
    }
    return Bytes32.at(hashes, 0);
  }

  /** RFC 9162 2.1.3.1: the siblings of leaf {@code index}, from the leaf up. */
  public List<Bytes32> path(List<Bytes32> leaves, int index) {
    return paths(leaves).get(index);
  }

  /** The paths of all leaves, at the cost of one tree. */
  public List<List<Bytes32>> paths(List<Bytes32> leaves) {
    List<List<Bytes32>> paths = new ArrayList<>(leaves.size());
    leaves.forEach(leaf -> paths.add(new ArrayList<>()));
    List<Bytes32> level = leaves;
    for (int height = 0; level.size() > 1; height++) {
      for (int leaf = 0; leaf < leaves.size(); leaf++) {
        int sibling = (leaf >> height) ^ 1;
        if (sibling < level.size()) {
          paths.get(leaf).add(level.get(sibling));
        }
      }
      List<Bytes32> above = new ArrayList<>((level.size() + 1) / 2);
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(node(level.get(i), level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        above.add(level.get(level.size() - 1));
      }
      level = above;
    }
    return paths;
  }

  /**
   * RFC 9162 2.1.3.2: the root that the path leads to, or empty where the index is not in a tree of
   * that size or the path has not exactly the length that index and size ask for.
   */
  public Optional<Bytes32> climb(Bytes32 leaf, long index, long size, List<Bytes32> path) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    long fn = index;
    long sn = size - 1;
    Bytes32 root = leaf;
    for (Bytes32 sibling : path) {
      if (sn == 0) {
        return Optional.empty();
      }
      if ((fn & 1) == 1 || fn == sn) {
        root = node(sibling, root);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        root = node(root, sibling);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 ? Optional.of(root) : Optional.empty();
  }
}

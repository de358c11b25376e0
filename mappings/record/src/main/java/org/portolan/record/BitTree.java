package org.portolan.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tree over 32-byte keys by their bits, the most significant first, 0 to the left: an empty
 * subtree is 32 zero bytes, one with a single leaf is that leaf, any other is A(0x01 || left ||
 * right). Persistent: {@link #with} gives a new tree and shares what did not change, so that the
 * tree of any earlier moment can be kept at no cost.
 */
public final class BitTree {
  private static final byte NODE = 1;

  /** A key, the hash that stands for it in the tree, and the value that the hash was made of. */
  public record Leaf(Bytes32 key, Bytes32 value, Bytes32 hash) implements Node {}

  private sealed interface Node {
    Bytes32 hash();
  }

  private record Inner(Node left, Node right, Bytes32 hash) implements Node {}

  private record Empty(Bytes32 hash) implements Node {}

  private static final Node EMPTY = new Empty(Bytes32.ZERO);

  private final HashAlgorithm algorithm;
  private final Node root;

  private BitTree(HashAlgorithm algorithm, Node root) {
    this.algorithm = algorithm;
    this.root = root;
  }

  public static BitTree empty(HashAlgorithm algorithm) {
    return new BitTree(algorithm, EMPTY);
  }

  public Bytes32 root() {
    return root.hash();
  }

  /** Puts a leaf, in place of the one of the same key if there is one. */
  public BitTree with(Leaf leaf) {
    return new BitTree(algorithm, put(root, leaf, 0));
  }

  public Optional<Leaf> get(Bytes32 key) {
    return there(key).filter(leaf -> leaf.key().equals(key));
  }

  /** What is at the first subtree along the key's bits that holds at most one leaf. */
  public BitProof proof(Bytes32 key) {
    List<Bytes32> siblings = new ArrayList<>();
    Node node = root;
    for (int depth = 0; node instanceof Inner inner; depth++) {
      boolean right = key.bit(depth) == 1;
      siblings.add(right ? inner.left().hash() : inner.right().hash());
      node = right ? inner.right() : inner.left();
    }
    return new BitProof(siblings, node instanceof Leaf leaf ? Optional.of(leaf) : Optional.empty());
  }

  private Optional<Leaf> there(Bytes32 key) {
    Node node = root;
    for (int depth = 0; node instanceof Inner inner; depth++) {
      node = key.bit(depth) == 1 ? inner.right() : inner.left();
    }
    return node instanceof Leaf leaf ? Optional.of(leaf) : Optional.empty();
  }

  private Node put(Node node, Leaf leaf, int depth) {
    return switch (node) {
      case Empty empty -> leaf;
      case Leaf there when there.key().equals(leaf.key()) -> leaf;
      case Leaf there -> put(put(inner(EMPTY, EMPTY), there, depth), leaf, depth);
      case Inner inner ->
          leaf.key().bit(depth) == 1
              ? inner(inner.left(), put(inner.right(), leaf, depth + 1))
              : inner(put(inner.left(), leaf, depth + 1), inner.right());
    };
  }

  private Node inner(Node left, Node right) {
    return new Inner(left, right, algorithm.node(NODE, left.hash(), right.hash()));
  }
}

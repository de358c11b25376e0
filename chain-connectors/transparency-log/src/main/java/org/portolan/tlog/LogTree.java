package org.portolan.tlog;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.MerkleTree;

/**
 * The RFC 9162 tree over a growing log: the hashes of all complete subtrees, by height, so that the
 * root and a path of any size there ever was cost a logarithm.
 */
final class LogTree {
  private static final MerkleTree TREE = MerkleTree.of(HashAlgorithm.SHA256);
  private final List<List<Bytes32>> complete = new ArrayList<>();

  /** H(0x00 || entry) is the caller's to make. */
  void append(Bytes32 leaf) {
    Bytes32 node = leaf;
    for (int height = 0; ; height++) {
      if (complete.size() == height) {
        complete.add(new ArrayList<>());
      }
      List<Bytes32> level = complete.get(height);
      level.add(node);
      if (level.size() % 2 == 1) {
        return;
      }
      node = TREE.node(level.get(level.size() - 2), node);
    }
  }

  long size() {
    return complete.isEmpty() ? 0 : complete.get(0).size();
  }

  Bytes32 leaf(long index) {
    return complete.get(0).get((int) index);
  }

  Bytes32 root() {
    return root(size());
  }

  /** The root when the log had so many entries; at least one. */
  Bytes32 root(long size) {
    return range(0, size);
  }

  /** RFC 9162 2.1.3.1 in the tree of an earlier or the present size. */
  List<Bytes32> path(long index, long size) {
    List<Bytes32> path = new ArrayList<>();
    path(index, 0, size, path);
    return path;
  }

  private void path(long index, long from, long to, List<Bytes32> path) {
    if (to - from == 1) {
      return;
    }
    long split = from + Long.highestOneBit(to - from - 1);
    if (index < split) {
      path(index, from, split, path);
      path.add(range(split, to));
    } else {
      path(index, split, to, path);
      path.add(range(from, split));
    }
  }

  /** RFC 9162 2.1.4.1: that the tree of {@code first} entries is the beginning of the second's. */
  List<Bytes32> consistency(long first, long second) {
    List<Bytes32> proof = new ArrayList<>();
    if (first < second) {
      consistency(first, 0, second, true, proof);
    }
    return proof;
  }

  private void consistency(long first, long from, long to, boolean known, List<Bytes32> proof) {
    if (first == to) {
      if (!known) {
        proof.add(range(from, to));
      }
      return;
    }
    long split = from + Long.highestOneBit(to - from - 1);
    if (first <= split) {
      consistency(first, from, split, known, proof);
      proof.add(range(split, to));
    } else {
      consistency(first, split, to, false, proof);
      proof.add(range(from, split));
    }
  }

  /** The hash of the leaves from..to; the range starts where a subtree of its size may start. */
  private Bytes32 range(long from, long to) {
    long length = to - from;
    int height = Long.numberOfTrailingZeros(length);
    if (Long.bitCount(length) == 1) {
      return complete.get(height).get((int) (from >> height));
    }
    long split = from + Long.highestOneBit(length - 1);
    return TREE.node(range(from, split), range(split, to));
  }
}

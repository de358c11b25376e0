package org.portolan.ethereum.contract;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;

/**
 * The siblings that lead several leaves of one tree to its root, each told once, in the order in
 * which the contract consumes them; made from the leaves' single paths.
 */
final class Siblings {
  /** A node on the way up, with what is left of the path of a leaf below it. */
  private record Node(long index, List<Bytes32> path) {
    Node up(int consumed) {
      if (consumed > path.size()) {
        throw wrongLength();
      }
      return new Node(index >> 1, path.subList(consumed, path.size()));
    }

    Bytes32 sibling() {
      if (path.isEmpty()) {
        throw wrongLength();
      }
      return path.get(0);
    }
  }

  private Siblings() {}

  /**
   * @param indices ascending
   * @param paths RFC 9162 2.1.3.1, of each index
   */
  static List<Bytes32> of(List<Long> indices, List<List<Bytes32>> paths, long size) {
    List<Bytes32> siblings = new ArrayList<>();
    List<Node> level = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      level.add(new Node(indices.get(i), paths.get(i)));
    }
    for (long last = size - 1; last > 0; last >>= 1) {
      List<Node> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i++) {
        Node node = level.get(i);
        boolean alone = node.index() % 2 == 0 && node.index() == last;
        boolean paired =
            node.index() % 2 == 0
                && i + 1 < level.size()
                && level.get(i + 1).index() == node.index() + 1;
        if (!alone && !paired) {
          siblings.add(node.sibling());
        }
        above.add(node.up(alone ? 0 : 1));
        if (paired) {
          i++;
        }
      }
      level = above;
    }
    if (level.stream().anyMatch(node -> !node.path().isEmpty())) {
      throw wrongLength();
    }
    return siblings;
  }

  private static LedgerRefused wrongLength() {
    return new LedgerRefused(
        Refusal.of(
            "PTL-DST-013", "paths", "another length", "the length that index and size ask for"));
  }
}

package org.portolan.tlog;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.Sha256;

/** RFC 9162 section 2.1 word for word, with no thought of speed. */
final class DefinedTree {
  private DefinedTree() {}

  /** MTH(D[n]), 2.1.1, over leaf hashes. */
  static Bytes32 root(List<Bytes32> d) {
    if (d.size() == 1) {
      return d.get(0);
    }
    int k = split(d.size());
    return Sha256.hash(
        new byte[] {1},
        root(d.subList(0, k)).toByteArray(),
        root(d.subList(k, d.size())).toByteArray());
  }

  /** PATH(m, D[n]), 2.1.3.1. */
  static List<Bytes32> path(int m, List<Bytes32> d) {
    if (d.size() == 1) {
      return List.of();
    }
    int k = split(d.size());
    return m < k
        ? and(path(m, d.subList(0, k)), root(d.subList(k, d.size())))
        : and(path(m - k, d.subList(k, d.size())), root(d.subList(0, k)));
  }

  /** PROOF(m, D[n]), 2.1.4.1; 0 < m < n. */
  static List<Bytes32> proof(int m, List<Bytes32> d) {
    return subproof(m, d, true);
  }

  private static List<Bytes32> subproof(int m, List<Bytes32> d, boolean b) {
    if (m == d.size()) {
      return b ? List.of() : List.of(root(d));
    }
    int k = split(d.size());
    return m <= k
        ? and(subproof(m, d.subList(0, k), b), root(d.subList(k, d.size())))
        : and(subproof(m - k, d.subList(k, d.size()), false), root(d.subList(0, k)));
  }

  /** The largest power of two smaller than n. */
  private static int split(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }

  private static List<Bytes32> and(List<Bytes32> list, Bytes32 last) {
    List<Bytes32> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}

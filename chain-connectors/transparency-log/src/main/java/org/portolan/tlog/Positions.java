package org.portolan.tlog;

import java.util.Arrays;

/** Positions in a log, growing: eight bytes each. */
final class Positions {
  private long[] positions = new long[4];
  private int size;

  void add(long position) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
    }
    positions[size++] = position;
  }

  int size() {
    return size;
  }

  long get(int index) {
    return positions[index];
  }

  /** How many are below a height. */
  int below(long height) {
    int at = Arrays.binarySearch(positions, 0, size, height);
    return at >= 0 ? at : -at - 1;
  }
}

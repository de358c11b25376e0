package org.portolan.registry;

import java.util.Arrays;

/** Positions in a ledger, growing: eight bytes each. */
public final class Positions {
  private long[] positions = new long[4];
  private int size;

  public void add(long position) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
    }
    positions[size++] = position;
  }

  public int size() {
    return size;
  }

  public long get(int index) {
    return positions[index];
  }

  /** How many are below a height. */
  public int below(long height) {
    int at = Arrays.binarySearch(positions, 0, size, height);
    return at >= 0 ? at : -at - 1;
  }
}

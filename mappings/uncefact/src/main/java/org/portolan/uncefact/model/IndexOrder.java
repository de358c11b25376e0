package org.portolan.uncefact.model;

/** The order that indices have in pointers, which is that of their digits: 0, 1, 10, 11, 2. */
public final class IndexOrder {
  private IndexOrder() {}

  /** The index that comes after another among so many; -1 after the last. */
  public static int next(int index, int size) {
    if (index == 0) {
      return size > 1 ? 1 : -1;
    }
    int next = index;
    if (next * 10 < size) {
      return next * 10;
    }
    while (next % 10 == 9 || next + 1 >= size) {
      next /= 10;
      if (next == 0) {
        return -1;
      }
    }
    return next + 1;
  }
}

package org.portolan.uncefact.edifact;

import java.util.Arrays;

/**
 * The message references of an interchange, in eight bytes each: of an interchange larger than
 * memory the references alone would be too much. Two that differ are taken for one with a chance of
 * one in some million million; the finding is then a warning at most in tolerant reading.
 */
final class References {
  private long[] places = new long[64];
  private int size;

  /** Whether it is a new one. */
  boolean add(String reference) {
    if (2 * (size + 1) > places.length) {
      grow();
    }
    if (!put(places, mixed(reference))) {
      return false;
    }
    size++;
    return true;
  }

  void clear() {
    places = new long[64];
    size = 0;
  }

  private void grow() {
    long[] wider = new long[places.length * 2];
    Arrays.stream(places).filter(it -> it != 0).forEach(it -> put(wider, it));
    places = wider;
  }

  private static boolean put(long[] places, long key) {
    int mask = places.length - 1;
    int at = (int) (key >>> 32) & mask;
    while (places[at] != 0) {
      if (places[at] == key) {
        return false;
      }
      at = at + 1 & mask;
    }
    places[at] = key;
    return true;
  }

  /** Never 0, which marks an empty place. */
  private static long mixed(String reference) {
    long hash = 0x9e3779b97f4a7c15L;
    for (int i = 0; i < reference.length(); i++) {
      hash = (hash ^ reference.charAt(i)) * 0xff51afd7ed558ccdL;
      hash ^= hash >>> 32;
    }
    return hash == 0 ? 1 : hash;
  }
}

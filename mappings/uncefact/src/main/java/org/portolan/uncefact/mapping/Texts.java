package org.portolan.uncefact.mapping;

import java.util.Arrays;

/** Texts that are to stand in a segment together, or not at all. */
final class Texts {
  private int[] parts = new int[16];
  private String[] texts = new String[16];
  private int size;

  void clear() {
    size = 0;
  }

  /** A text for a component; of two the later one counts. */
  void put(int part, String text) {
    for (int i = 0; i < size; i++) {
      if (parts[i] == part) {
        texts[i] = text;
        return;
      }
    }
    if (size == parts.length) {
      parts = Arrays.copyOf(parts, 2 * size);
      texts = Arrays.copyOf(texts, 2 * size);
    }
    parts[size] = part;
    texts[size++] = text;
  }

  /** Sets all of them, where every place is free or holds the same; else none. */
  boolean setIn(DraftSegment segment) {
    for (int i = 0; i < size; i++) {
      if (!segment.takes(parts[i], texts[i])) {
        return false;
      }
    }
    for (int i = 0; i < size; i++) {
      segment.set(parts[i], texts[i]);
    }
    return true;
  }
}

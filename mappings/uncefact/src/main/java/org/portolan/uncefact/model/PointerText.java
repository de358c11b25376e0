package org.portolan.uncefact.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The pointer of the place at which a walk over a document stands, made longer and shorter on the
 * way. All of a pointer is ASCII, so that it is kept as bytes.
 */
final class PointerText {
  private static final int MOST_DIGITS = 10;

  private byte[] text = new byte[128];
  private int length;

  int length() {
    return length;
  }

  /** Goes down to a term. */
  PointerText add(TermNode term) {
    byte[] step = term.step();
    room(step.length);
    System.arraycopy(step, 0, text, length, step.length);
    length += step.length;
    return this;
  }

  /** Goes down to an element of a repeat. */
  PointerText add(int index) {
    room(1 + MOST_DIGITS);
    text[length++] = '/';
    int digits = 1;
    for (int rest = index; rest > 9; rest /= 10) {
      digits++;
    }
    length += digits;
    for (int rest = index, at = length - 1; digits > 0; rest /= 10, at--, digits--) {
      text[at] = (byte) ('0' + rest % 10);
    }
    return this;
  }

  /** Goes back up. */
  void cut(int to) {
    length = to;
  }

  private void room(int more) {
    if (length + more > text.length) {
      text = Arrays.copyOf(text, 2 * (length + more));
    }
  }

  @Override
  public String toString() {
    return new String(text, 0, length, StandardCharsets.ISO_8859_1);
  }
}

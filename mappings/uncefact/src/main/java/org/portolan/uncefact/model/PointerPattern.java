package org.portolan.uncefact.model;

/** The pattern of a JSON pointer: the pointer with {@code []} in the place of each index. */
public final class PointerPattern {
  private PointerPattern() {}

  /** {@code /lines/0/netPrice} gives {@code /lines[]/netPrice}; a pattern gives itself. */
  public static String of(String pointer) {
    StringBuilder pattern = null;
    int length = pointer.length();
    for (int at = 0; at < length; ) {
      int end = pointer.indexOf('/', at + 1);
      end = end < 0 ? length : end;
      if (at + 1 < end && isDigit(pointer.charAt(at + 1))) {
        if (pattern == null) {
          pattern = new StringBuilder(length + 8).append(pointer, 0, at);
        }
        pattern.append("[]");
      } else if (pattern != null) {
        pattern.append(pointer, at, end);
      }
      at = end;
    }
    return pattern == null ? pointer : pattern.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

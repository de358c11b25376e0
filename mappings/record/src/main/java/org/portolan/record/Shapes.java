package org.portolan.record;

/**
 * The shapes of values and fourth strings, as regular expressions would have them; every entry is
 * held against them, so they are walked by hand.
 */
final class Shapes {
  private static final int HASH_LENGTH = 64;
  private static final int MAX_COUNT = 1_000_000;

  private Shapes() {}

  /** {@code [a-z][a-z0-9-]*} or nothing. */
  static boolean isScheme(String text) {
    if (text.isEmpty()) {
      return true;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLower(c) && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return isLower(text.charAt(0));
  }

  /** {@code [a-z][a-z0-9]*} */
  static boolean isList(String text) {
    return !text.isEmpty() && text.indexOf('-') < 0 && isScheme(text);
  }

  /** {@code [A-Z0-9]{2,3}} */
  static boolean isUnit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isUpper(text.charAt(i)) && !isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() == 2 || text.length() == 3;
  }

  /** {@code [A-Z]{3}} */
  static boolean isCurrency(String text) {
    return text.length() == 3
        && isUpper(text.charAt(0))
        && isUpper(text.charAt(1))
        && isUpper(text.charAt(2));
  }

  /** {@code 0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)\.[0-9]*[1-9]} */
  static boolean isDecimal(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int point = -1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (!isDigit(c)) {
        return false;
      }
    }
    int whole = (point < 0 ? text.length() : point) - from;
    if (whole < 1 || whole > 1 && text.charAt(from) == '0') {
      return false;
    }
    char last = text.charAt(text.length() - 1);
    return point < 0 ? text.charAt(from) != '0' || text.length() == 1 : last >= '1' && last <= '9';
  }

  /** {@code [0-9a-f]{64}} */
  static boolean isHash(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() == HASH_LENGTH;
  }

  /** {@code [1-9][0-9]{0,5}|1000000} */
  static boolean isCount(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i)) || count > MAX_COUNT) {
        return false;
      }
      count = count * 10 + text.charAt(i) - '0';
    }
    return !text.isEmpty() && text.charAt(0) != '0' && count <= MAX_COUNT;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

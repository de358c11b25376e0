package org.portolan.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** RFC 6901 pointers as the format narrows them: names and indices, nothing to escape. */
public final class Pointers {
  public static final int MAX_INDEX = 999_999;

  /** Unsigned bytes: every character is ASCII, so the order of characters is the order of bytes. */
  public static final Comparator<String> ORDER = Comparator.naturalOrder();

  private Pointers() {}

  public static boolean isValid(String pointer) {
    int length = pointer.length();
    if (length == 0) {
      return false;
    }
    int at = 0;
    while (at < length) {
      if (pointer.charAt(at) != '/') {
        return false;
      }
      int from = ++at;
      while (at < length && pointer.charAt(at) != '/') {
        at++;
      }
      if (!isName(pointer, from, at) && !isIndex(pointer, from, at)) {
        return false;
      }
    }
    return true;
  }

  /** The tokens of a valid pointer. */
  public static List<String> tokens(String pointer) {
    List<String> tokens = new ArrayList<>();
    int from = 1;
    while (from <= pointer.length()) {
      int slash = pointer.indexOf('/', from);
      int to = slash < 0 ? pointer.length() : slash;
      tokens.add(pointer.substring(from, to));
      from = to + 1;
    }
    return tokens;
  }

  public static boolean isIndex(String token) {
    return isIndex(token, 0, token.length());
  }

  static boolean isIndex(String text, int from, int to) {
    int length = to - from;
    if (length < 1 || length > 6 || length > 1 && text.charAt(from) == '0') {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String text, int from, int to) {
    if (from == to || !isLetter(text.charAt(from))) {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}

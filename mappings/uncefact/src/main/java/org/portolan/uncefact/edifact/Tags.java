package org.portolan.uncefact.edifact;

import java.nio.charset.StandardCharsets;

/** Tags as shared strings: there are some hundred of them, and a million segments. */
final class Tags {
  /** By a hash of their three letters; a tag that finds its place taken takes the place over. */
  private static final String[] KNOWN = new String[1 << 12];

  private static final int LETTERS = 3;

  private Tags() {}

  /** The three letters of a tag as one number; 0 where there are more, or fewer. */
  static int letters(byte[] segment, int length) {
    return length == LETTERS
        ? (segment[0] & 0xff) << 16 | (segment[1] & 0xff) << 8 | segment[2] & 0xff
        : 0;
  }

  /** The tag in the first bytes of a segment. */
  static String of(byte[] segment, int length) {
    if (length != LETTERS) {
      return new String(segment, 0, length, StandardCharsets.ISO_8859_1);
    }
    int place = letters(segment, length) * 0x9e3779b1 >>> 20;
    String known = KNOWN[place];
    if (known == null || !is(known, segment)) {
      known = new String(segment, 0, LETTERS, StandardCharsets.ISO_8859_1).intern();
      KNOWN[place] = known;
    }
    return known;
  }

  private static boolean is(String tag, byte[] segment) {
    return tag.charAt(0) == (segment[0] & 0xff)
        && tag.charAt(1) == (segment[1] & 0xff)
        && tag.charAt(2) == (segment[2] & 0xff);
  }
}

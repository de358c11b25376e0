package org.portolan.record;

import java.util.HexFormat;

/** Lower-case hexadecimal; upper case is refused, so that a value has one spelling. */
public final class Hex {
  private static final HexFormat FORMAT = HexFormat.of();

  private Hex() {}

  public static String encode(byte[] bytes) {
    return FORMAT.formatHex(bytes);
  }

  public static byte[] decode(String hex) {
    for (int i = 0; i < hex.length(); i++) {
      char c = hex.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        throw new IllegalArgumentException("lower-case hexadecimal expected at character " + i);
      }
    }
    return FORMAT.parseHex(hex);
  }
}

package org.portolan.record;

import java.util.Base64;

/** RFC 4648 section 5 without padding; bits that no encoder would set are refused. */
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private Base64Url() {}

  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  public static byte[] decode(String text) {
    byte[] bytes = DECODER.decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException(
          "base64url without padding, in its one spelling, expected");
    }
    return bytes;
  }
}

package org.portolan.record;

import java.nio.charset.StandardCharsets;

/** Labels of the format are ASCII; {@code \0} in a label is one zero byte. */
final class Ascii {
  private Ascii() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

package org.portolan.uncefact.edifact;

import java.nio.charset.Charset;

/** A coded character set that ISO 2022 designates; the JDK decodes its EUC form. */
enum CodedSet {
  ASCII("US-ASCII", 1, 0),
  ROMAN("US-ASCII", 1, 0),
  KATAKANA("EUC-JP", 1, 0x80, 0x8e),
  JIS_X_0208("EUC-JP", 2, 0x80),
  JIS_X_0212("EUC-JP", 2, 0x80, 0x8f),
  GB_2312("GB2312", 2, 0x80),
  KS_X_1001("EUC-KR", 2, 0x80),
  CNS_11643_1("x-EUC-TW", 2, 0x80),
  CNS_11643_2("x-EUC-TW", 2, 0x80, 0x8e, 0xa2),
  LATIN_1("ISO-8859-1", 1, 0x80),
  GREEK("ISO-8859-7", 1, 0x80);

  private final Charset charset;
  private final int width;
  private final int high;
  private final byte[] prefix;

  CodedSet(String charset, int width, int high, int... prefix) {
    this.charset = Charset.forName(charset);
    this.width = width;
    this.high = high;
    this.prefix = new byte[prefix.length];
    for (int i = 0; i < prefix.length; i++) {
      this.prefix[i] = (byte) prefix[i];
    }
  }

  /** Bytes of one character. */
  int width() {
    return width;
  }

  /** Whether a separator keeps its meaning where this set is in use. */
  boolean hasSeparators() {
    return this == ASCII || this == ROMAN;
  }

  /** The text of bytes in their 7-bit form; what is no character becomes U+FFFD. */
  String text(byte[] octets, int length) {
    byte[] euc = new byte[length * (1 + prefix.length)];
    int to = 0;
    for (int at = 0; at < length; at++) {
      if (at % width == 0) {
        System.arraycopy(prefix, 0, euc, to, prefix.length);
        to += prefix.length;
      }
      euc[to++] = (byte) (octets[at] | high);
    }
    String text = new String(euc, 0, to, charset);
    return this == ROMAN ? text.replace('\\', '\u00a5').replace('~', '\u203e') : text;
  }
}

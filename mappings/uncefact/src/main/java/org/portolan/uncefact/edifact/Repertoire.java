package org.portolan.uncefact.edifact;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Data element 0001: which characters an interchange may hold, and how they are encoded. */
public enum Repertoire {
  UNOA(StandardCharsets.US_ASCII, Bytes::isLevelA),
  UNOB(StandardCharsets.US_ASCII, Bytes::isLevelB),
  UNOC(StandardCharsets.ISO_8859_1, Bytes::isLatin),
  UNOD(Charset.forName("ISO-8859-2"), Bytes::isLatin),
  UNOE(Charset.forName("ISO-8859-5"), Bytes::isLatin),
  UNOF(Charset.forName("ISO-8859-7"), Bytes::isLatin),
  UNOG(Charset.forName("ISO-8859-3"), Bytes::isLatin),
  UNOH(Charset.forName("ISO-8859-4"), Bytes::isLatin),
  UNOI(Charset.forName("ISO-8859-6"), Bytes::isLatin),
  UNOJ(Charset.forName("ISO-8859-8"), Bytes::isLatin),
  UNOK(Charset.forName("ISO-8859-9"), Bytes::isLatin),
  UNOW(StandardCharsets.UTF_8, Bytes::isNoControl),
  UNOX(Charset.forName("ISO-2022-JP"), octet -> true),
  UNOY(StandardCharsets.UTF_8, Bytes::isNoControl);

  private static final int ASCII = 128;

  private final Charset charset;
  private final boolean[] allowed = new boolean[256];

  Repertoire(Charset charset, IntPredicate octets) {
    this.charset = charset;
    for (int octet = 0; octet < allowed.length; octet++) {
      allowed[octet] = octets.test(octet);
    }
  }

  public Charset charset() {
    return charset;
  }

  public static Optional<Repertoire> of(String syntaxIdentifier) {
    return Arrays.stream(values()).filter(it -> it.name().equals(syntaxIdentifier)).findFirst();
  }

  /** Whether every character of a text is of this repertoire. */
  public boolean has(String text) {
    if (isPlain(text)) {
      return true;
    }
    byte[] bytes = text.getBytes(charset);
    return allows(bytes, 0, bytes.length) && new String(bytes, charset).equals(text);
  }

  private boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII || !hasPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a character of ASCII is of this repertoire, and a byte of its own in it. */
  boolean hasPlain(int letter) {
    return allowed[letter] && this != UNOX;
  }

  /** Whether a character is always one byte. */
  static boolean isOfSingleBytes(Charset charset) {
    return charset != StandardCharsets.UTF_8 && charset != UNOX.charset;
  }

  /**
   * Whether all bytes from one index up to another are of this repertoire, as far as each tells.
   */
  boolean allows(byte[] data, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!allowed[data[i] & 0xff]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a byte, by its unsigned value, may stand for a character. */
  boolean allows(int octet) {
    return allowed[octet];
  }

  /** Whether every byte of a text was of a character. */
  static boolean isDecoded(String text) {
    return text.indexOf('\ufffd') < 0;
  }

  /** What one byte may be. */
  private static final class Bytes {
    private static final String LEVEL_A =
        " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-()/='+:?!\"%&*;<>";

    /** ISO 646 has these for nations and applications to give another meaning. */
    private static final String NOT_LEVEL_B = "#$@[\\]^`{|}~";

    static boolean isLevelA(int octet) {
      return LEVEL_A.indexOf(octet) >= 0;
    }

    static boolean isLevelB(int octet) {
      return octet >= 0x20 && octet < 0x7f && NOT_LEVEL_B.indexOf(octet) < 0;
    }

    static boolean isLatin(int octet) {
      return octet >= 0x20 && octet != 0x7f && (octet < 0x80 || octet >= 0xa0);
    }

    static boolean isNoControl(int octet) {
      return octet >= 0x20 && octet != 0x7f;
    }
  }
}

package org.portolan.uncefact.edifact;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Data element 0001: which characters an interchange may hold, and how they are encoded. */
public enum Repertoire {
  UNOA(StandardCharsets.US_ASCII),
  UNOB(StandardCharsets.US_ASCII),
  UNOC(StandardCharsets.ISO_8859_1),
  UNOD(Charset.forName("ISO-8859-2")),
  UNOE(Charset.forName("ISO-8859-5")),
  UNOF(Charset.forName("ISO-8859-7")),
  UNOG(Charset.forName("ISO-8859-3")),
  UNOH(Charset.forName("ISO-8859-4")),
  UNOI(Charset.forName("ISO-8859-6")),
  UNOJ(Charset.forName("ISO-8859-8")),
  UNOK(Charset.forName("ISO-8859-9")),
  UNOW(StandardCharsets.UTF_8),
  UNOX(Charset.forName("ISO-2022-JP")),
  UNOY(StandardCharsets.UTF_8);

  /** ISO 646 without what nations or applications may give another meaning. */
  private static final String NOT_LEVEL_B = "#$@[\\]^`{|}~";

  private static final String LEVEL_A = " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-()/='+:?!\"%&*;<>";
  private final Charset charset;

  Repertoire(Charset charset) {
    this.charset = charset;
  }

  public Charset charset() {
    return charset;
  }

  public static Optional<Repertoire> of(String syntaxIdentifier) {
    return Arrays.stream(values()).filter(it -> it.name().equals(syntaxIdentifier)).findFirst();
  }

  /** Whether a character is always one byte. */
  static boolean isOfSingleBytes(Charset charset) {
    return charset != StandardCharsets.UTF_8 && charset != UNOX.charset;
  }

  /** Whether a byte may stand in the data of this repertoire, as far as one byte tells. */
  boolean allows(byte octet) {
    int c = octet & 0xff;
    return switch (this) {
      case UNOA -> c < 0x80 && LEVEL_A.indexOf(c) >= 0;
      case UNOB -> c >= 0x20 && c < 0x7f && NOT_LEVEL_B.indexOf(c) < 0;
      case UNOX -> true;
      case UNOW, UNOY -> c >= 0x20 && c != 0x7f;
      default -> c >= 0x20 && c != 0x7f && (c < 0x80 || c >= 0xa0);
    };
  }
}

package org.portolan.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.portolan.uncefact.translate.Translator;

/** The sample's import declaration, under a number, a function (1225) and a reference of choice. */
final class Declaration {
  private static final String SAMPLE = "/portolan/samples/cusdec-import-d96b.edi";

  private Declaration() {}

  static byte[] of(String number, String function, String reference) {
    try (InputStream in = Translator.class.getResourceAsStream(SAMPLE)) {
      return new String(in.readAllBytes(), ISO_8859_1)
          .replace("BGM+929+26KADE00004711+9'", "BGM+929+" + number + "+" + function + "'")
          .replace("00000000000471", reference)
          .getBytes(ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.portolan.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import org.portolan.uncefact.translate.Translator;

/** The sample's import declaration, with a number, a function and a reference as a test wants. */
final class Declaration {
  private Declaration() {}

  static String sample() {
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      return new String(in.readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String of(String number, String function, String reference) {
    return sample()
        .replace("BGM+929+26KADE00004711+9'", "BGM+929+" + number + "+" + function + "'")
        .replace("00000000000471", reference);
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}

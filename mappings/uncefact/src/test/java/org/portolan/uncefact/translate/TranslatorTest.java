package org.portolan.uncefact.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.model.TradeDocument;

/** The samples that come with the product. */
class TranslatorTest {
  private static Translated sample(String name) throws IOException {
    try (InputStream in = Translator.class.getResourceAsStream("/portolan/samples/" + name)) {
      Translation translation =
          new Translator(Mode.STRICT, Clock.systemUTC()).translate(in, "0".repeat(64));
      assertThat(translation.findings()).isEmpty();
      return translation.messages().get(0);
    }
  }

  @Test
  void every_table_compiles_against_every_directory_of_its_range() {
    assertThat(MappingTables.shipped().lint()).isEmpty();
  }

  @Test
  void the_import_declaration_is_read_whole() throws IOException {
    Translated translated = sample("cusdec-import-d96b.edi");

    TradeDocument document = translated.document().orElseThrow();
    assertThat(document.missing()).isEmpty();
    assertThat(document.size("/consignment/items")).isEqualTo(3);
    assertThat(document.text("/consignment/items/0/classification/classCode"))
        .contains("8413704500");
    assertThat(document.text("/declaration/declarantParty/identifier")).contains("NL900000003");
    assertThat(translated.losses().orElseThrow().coverage()).isGreaterThan(0.85);
    assertThat(document.entries()).hasSizeGreaterThan(150);
  }

  @Test
  void the_invoice_is_read_whole() throws IOException {
    Translated translated = sample("invoic-d96a.edi");

    assertThat(translated.document().orElseThrow().missing()).isEmpty();
    assertThat(translated.losses().orElseThrow().coverage()).isGreaterThan(0.85);
  }

  @Test
  void a_value_whose_repeat_was_never_opened_is_lost_and_told_and_harms_no_other()
      throws IOException {
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      String whole = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      byte[] file = whole.replaceAll("CTA\\+[^']*'\\s*", "").getBytes(StandardCharsets.ISO_8859_1);

      Translated translated =
          new Translator(Mode.TOLERANT, Clock.systemUTC())
              .translate(new ByteArrayInputStream(file), "0".repeat(64))
              .messages()
              .get(0);

      assertThat(translated.document().orElseThrow().size("/consignment/items")).isEqualTo(3);
      assertThat(translated.losses().orElseThrow().losses())
          .anyMatch(loss -> loss.source().startsWith("COM 1:1"));
    }
  }
}

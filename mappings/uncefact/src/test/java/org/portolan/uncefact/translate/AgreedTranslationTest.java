package org.portolan.uncefact.translate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.directories.Directories;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.mapping.MappingTables;
import org.portolan.uncefact.partner.Agreements;
import org.portolan.uncefact.partner.Known;

/** What an agreement changes in the translation of its partner's messages. */
class AgreedTranslationTest {
  @TempDir Path folder;

  private static String sample() throws IOException {
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  /** The sample's sender and an agreement with it. */
  private Translation translated(String message, String agreement) throws IOException {
    String[] parties = sample().split("UNB\\+")[1].split("\\+");
    String[] sender = parties[1].split(":");
    Files.writeString(
        folder.resolve("partner.json"),
        "{\"name\":\"p\",\"partner\":{\"id\":\"%s\",\"qualifier\":\"%s\"}%s}"
            .formatted(sender[0], sender.length > 1 ? sender[1] : "", agreement));
    Files.writeString(
        folder.resolve("mine.overlay"),
        "over mine 1 | on edifact/CUSDEC | partner | when agreed\n~ C02|=||||id mine|\n");
    MappingTables tables = MappingTables.with(folder);
    Agreements agreements =
        Agreements.of(folder, new Known(tables.overlaid(), Set.copyOf(Directories.names())))
            .refusingStrangers();
    assertThat(agreements.complaints()).isEmpty();
    return new Translator(Mode.TOLERANT, Clock.systemUTC(), tables, agreements)
        .translate(new ByteArrayInputStream(message.getBytes(ISO_8859_1)), "0".repeat(64));
  }

  private static List<String> codes(Translation translation) {
    return translation.findings().stream().map(Finding::code).toList();
  }

  @Test
  void an_overlay_that_the_agreement_names_is_laid_over_the_table_and_else_is_not()
      throws IOException {
    assertThat(identifier(translated(sample(), ",\"overlays\":[\"mine\"]"))).isEqualTo("mine");
    assertThat(identifier(translated(sample(), ""))).isNotEqualTo("mine");
  }

  private static String identifier(Translation translation) {
    return translation.messages().get(0).document().orElseThrow().leaves().stream()
        .filter(leaf -> leaf.pointer().equals("/exchangedDocument/identifier"))
        .findFirst()
        .orElseThrow()
        .value()
        .qualifier();
  }

  @Test
  void an_unknown_directory_is_read_as_the_agreement_declares() throws IOException {
    String unknown = sample().replace("CUSDEC:D:96B", "CUSDEC:D:77Z");

    assertThat(codes(translated(unknown, ""))).containsExactly("PTL-EDI-011");
    Translation read = translated(unknown, ",\"unknownDirectory\":\"D.96B\"");
    assertThat(codes(read)).isEmpty();
    assertThat(read.messages().get(0).document()).isPresent();
  }

  @Test
  void what_is_not_as_agreed_is_a_finding_at_its_place() throws IOException {
    assertThat(codes(translated(sample(), ",\"test\":\"only\""))).containsExactly("PTL-AGR-002");
    assertThat(codes(translated(sample(), ",\"messages\":[\"INVOIC\"]")))
        .containsExactly("PTL-AGR-003");
    assertThat(codes(translated(sample(), ",\"syntax\":{\"version\":4}")))
        .containsExactly("PTL-AGR-004");
    assertThat(codes(translated(sample(), ",\"directory\":\"D.96A\"")))
        .containsExactly("PTL-AGR-005");
  }

  @Test
  void a_stranger_is_refused_where_only_partners_are_taken() throws IOException {
    String stranger = sample().replaceFirst("(UNB\\+[^+]+\\+)[^+]+", "$1NOBODY:14");

    assertThat(translated(stranger, "").findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("PTL-AGR-001");
              assertThat(finding.seen()).startsWith("NOBODY:14 to ");
            });
  }
}

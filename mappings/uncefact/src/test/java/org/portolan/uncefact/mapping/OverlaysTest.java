package org.portolan.uncefact.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.Translation;
import org.portolan.uncefact.translate.Translator;

/** What a folder of overlays changes, and for whom. */
class OverlaysTest {
  @TempDir private Path folder;

  private void overlay(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name + ".overlay"), String.join("\n", lines) + "\n");
  }

  private String sample() throws IOException {
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private Translation translate(String text) {
    return new Translator(Mode.STRICT, Clock.systemUTC(), MappingTables.with(folder))
        .translate(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), "0".repeat(64));
  }

  private Translated first(String text) {
    return translate(text).messages().get(0);
  }

  private static List<String> codes(Translated translated) {
    return translated.findings().stream().map(Finding::code).toList();
  }

  @Test
  void a_partners_overlay_counts_for_the_partner_alone() throws IOException {
    overlay(
        "kade",
        "over kade 1 | on edifact/CUSDEC | partner | when UNB.0004=NL900000003",
        "~ C12|=||C517/3225|/declaration/warehouseLocation/identifier|id|");

    assertThat(
            first(sample())
                .document()
                .orElseThrow()
                .text("/declaration/warehouseLocation/identifier"))
        .contains("PLT-Q7-0417");
    Translated other = first(sample().replace("UNB+UNOC:3+NL900000003", "UNB+UNOC:3+NL900000009"));
    assertThat(other.document().orElseThrow().text("/declaration/goodsLocation/identifier"))
        .contains("PLT-Q7-0417");
  }

  @Test
  void a_country_goes_over_a_sector_and_a_partner_over_both() throws IOException {
    overlay(
        "b-sector",
        "over sector 1 | on edifact/CUSDEC | sector",
        "~ C62|=|||/declaration/additionalTypeCode|code a|");
    overlay("a-partner", "over partner 1 | on edifact/CUSDEC | partner", "~ C62|=||||code c|");
    overlay("c-country", "over country 1 | on edifact/CUSDEC | country", "~ C62|=||||code b|");

    Translated read = first(sample());

    assertThat(
            read.document()
                .orElseThrow()
                .leaf("/declaration/additionalTypeCode")
                .orElseThrow()
                .value()
                .qualifier())
        .isEqualTo("c");
    assertThat(read.document().orElseThrow().text("/source/mapping").orElseThrow())
        .isEqualTo("CUSDEC.map over sector over country over partner 1.0+1+1+1");
  }

  @Test
  void what_is_required_or_forbidden_is_told_with_its_place() throws IOException {
    overlay(
        "strict",
        "over strict 1 | on edifact/CUSDEC | country",
        "! H NAD+AF",
        "! H NAD+IM/RFF+VA",
        "x H LOC+14");

    Translated read = first(sample());

    assertThat(codes(read)).containsExactly("PTL-MAP-006", "PTL-MAP-007");
    assertThat(read.findings().get(0).expected()).isEqualTo("H NAD+AF");
    assertThat(read.findings().get(1).place().tag()).isEqualTo("LOC");
    assertThat(read.isAccepted()).isFalse();
  }

  @Test
  void a_partner_may_be_excused_from_what_a_country_forbids() throws IOException {
    overlay("nl", "over nl 1 | on edifact/CUSDEC | country", "x H LOC+14");
    overlay("kade", "over kade 1 | on edifact/CUSDEC | partner", "! H LOC+14");

    assertThat(codes(first(sample()))).isEmpty();
  }

  @Test
  void a_missing_date_format_is_read_as_agreed() throws IOException {
    String without = sample().replace("DTM+178:20261118:102", "DTM+178:181126");

    overlay(
        "dates",
        "over dates 1 | on edifact/CUSDEC | partner",
        "default DTM/2379 = 2 when absent and 6 digits");

    assertThat(first(without).document().orElseThrow().text("/consignment/arrivalDateTime"))
        .contains("2026-11-18");
  }

  @Test
  void an_unknown_directory_is_read_as_the_one_that_was_agreed() throws IOException {
    String newer = sample().replace("CUSDEC:D:96B", "CUSDEC:D:23A");
    assertThat(codes(first(newer))).containsExactly("PTL-EDI-011");

    overlay("newer", "over newer 1 | on edifact/CUSDEC | partner", "directory D.23A as D.96B");

    assertThat(codes(first(newer))).isEmpty();
    assertThat(first(newer).document().orElseThrow().text("/source/directory")).contains("D.23A");
  }

  @Test
  void rows_are_added_in_front_and_taken_away() throws IOException {
    overlay(
        "rows",
        "over rows 1 | on edifact/CUSDEC | partner | when UNB.0010=NL* and UNB.0035=1",
        "+ X01|=|H RFF+UCN|C506/1154|/consignment/identifier|id|",
        "x C62");
    String test = sample().replace("++CUSDEC'", "++CUSDEC++++1'");

    assertThat(first(test).document().orElseThrow().text("/consignment/ucrId")).isEmpty();
    assertThat(first(test).document().orElseThrow().text("/consignment/identifier")).isPresent();
    assertThat(first(sample()).document().orElseThrow().text("/consignment/ucrId")).isPresent();
  }

  @Test
  void an_overlay_that_cannot_be_used_is_refused_when_it_is_loaded() throws IOException {
    for (String line :
        List.of(
            "~ Z99|=||C517/3225||id|",
            "x Z99",
            "+ X01|=|H XYZ+1|1004|/exchangedDocument/name|text|",
            "+ X01|=|H BGM|1004|/exchangedDocument/nonsense|text|",
            "+ C62|=|H BGM|1004|/exchangedDocument/name|text|",
            "! H QQQ",
            "default DTM/2379 = 102 whenever",
            "something else")) {
      overlay("wrong", "over wrong 1 | on edifact/CUSDEC | partner", line);

      assertThatThrownBy(() -> MappingTables.with(folder))
          .as(line)
          .isInstanceOf(TableException.class);
    }
    overlay("wrong", "over wrong 1 | on edifact/CUSDEC | neighbour");
    assertThatThrownBy(() -> MappingTables.with(folder)).isInstanceOf(TableException.class);
  }
}

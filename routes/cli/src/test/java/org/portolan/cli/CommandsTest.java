package org.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.uncefact.translate.Translator;

/** The commands as a person uses them. */
class CommandsTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path sample;

  @BeforeEach
  void sample() throws IOException {
    sample = folder.resolve("declaration.edi");
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      Files.write(sample, in.readAllBytes());
    }
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @Test
  void a_sound_declaration_is_translated() {
    assertThat(run("translate", sample.toString())).isZero();
    assertThat(out.toString()).contains("26KADE00004711");
  }

  @Test
  void each_element_of_a_message_is_explained() {
    assertThat(run("map", "explain", sample.toString())).isZero();
    assertThat(out.toString())
        .contains("| 26KADE00004711 | C02 | /exchangedDocument/identifier | 26KADE00004711 (lrn)")
        .contains("read with its neighbour")
        .contains("| USD | CI6 | /settlement/currencyExchange/sourceCurrencyCode | USD (iso4217)");
  }

  @Test
  void a_table_is_shown_with_the_origin_of_each_row_and_printed_as_a_page() throws IOException {
    Files.writeString(
        folder.resolve("kade.overlay"),
        "over kade 1 | on edifact/CUSDEC | partner | when UNB.0004=KADE\n~ C02|=||||id x|\n");

    assertThat(run("map", "show", "CUSDEC", "--sender", "KADE", "--overlays", folder.toString()))
        .isZero();
    assertThat(out.toString()).contains("|id x||" + folder.resolve("kade.overlay") + ":2");
    assertThat(run("map", "doc", "CUSRES")).isZero();
    assertThat(out.toString()).contains("| When it was decided |");
    assertThat(run("map", "lint", "--overlays", folder.toString())).isZero();
    assertThat(run("map", "show", "NOSUCH")).isEqualTo(2);
  }

  @Test
  void a_pack_is_made_of_published_texts_and_what_they_lack_is_told() throws IOException {
    Path texts = Files.createDirectories(folder.resolve("d23a"));
    assertThat(run("map", "pack", texts.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(run("map", "pack", texts.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no EDSD.23A or the like seen");

    String rule = "-".repeat(70) + "\n";
    Files.writeString(
        texts.resolve("EDED.23A"),
        rule + "     1004  Document identifier [C]\n     Repr: an..70\n");
    Files.writeString(texts.resolve("UNCL.23A"), "");
    Files.writeString(
        texts.resolve("EDCD.23A"), rule + "       C106 DOCUMENT\n010    1004  Number C an..70\n");
    Files.writeString(
        texts.resolve("EDSD.23A"), rule + "       BGM  BEGINNING\n010    C106 DOCUMENT M    1\n");
    Files.writeString(
        texts.resolve("SMALLM_D.23A"),
        "Pos Tag Name S R\n00010   BGM Beginning of message M   1\n");
    assertThat(run("map", "pack", texts.toString(), "--out", folder.resolve("packs").toString()))
        .isZero();
    assertThat(out.toString()).contains("D.23A, 1 messages, 1 segments");
    assertThat(folder.resolve("packs/d23a.table")).isRegularFile();
  }

  @Test
  void an_agreement_is_checked_listed_and_shown_and_its_table_with_it() throws IOException {
    Path partners = Files.createDirectories(folder.resolve("partners"));
    Files.writeString(
        folder.resolve("kade.overlay"),
        "over kade 1 | on edifact/CUSDEC | partner | when agreed\n~ C02|=||||id x|\n");
    Files.writeString(
        partners.resolve("kade.json"),
        "{\"name\":\"kade\",\"partner\":{\"id\":\"KADE\"},\"overlays\":[\"kade\"]}");
    String[] besides = {"--overlays", folder.toString(), "--partners", partners.toString()};

    assertThat(run("partner", "check", partners.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("PTL-PAR-008")
        .contains("Agreements that hold: 0; errors: 1,");
    assertThat(run("partner", "check", partners.toString(), besides[0], besides[1])).isZero();
    assertThat(run("partner", "list", partners.toString(), besides[0], besides[1])).isZero();
    assertThat(out.toString()).contains("KADE to any of ours");
    assertThat(run("partner", "show", partners.toString(), "kade")).isZero();
    assertThat(out.toString()).contains("partner.id").contains("kade.json:1");
    assertThat(
            run(
                "map",
                "show",
                "CUSDEC",
                "--partner",
                "kade",
                besides[0],
                besides[1],
                besides[2],
                besides[3]))
        .isZero();
    assertThat(out.toString()).contains("|id x||" + folder.resolve("kade.overlay") + ":2");
    assertThat(run("map", "show", "CUSDEC", "--partner", "nobody")).isEqualTo(2);
  }

  @Test
  void messages_are_held_against_their_expected_documents() throws IOException {
    assertThat(run("map", "test", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("1 documents, 0 expected").contains("0 passed, 1 failed");
    assertThat(run("map", "test", "--write", folder.toString())).isZero();
    assertThat(run("map", "test", folder.toString())).isZero();
    assertThat(out.toString()).contains("1 passed, 0 failed");

    Path expected = folder.resolve("declaration.json");
    Files.writeString(
        expected, Files.readString(expected).replace("26KADE00004711", "26KADE00004712"));
    assertThat(run("map", "test", folder.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("/exchangedDocument/identifier | 26KADE00004712 (lrn) | 26KADE00004711 (lrn)");
  }

  @Test
  void two_versions_of_the_overlays_are_compared_over_an_archive_field_by_field()
      throws IOException {
    Path before = Files.createDirectories(folder.resolve("before"));
    Path after = Files.createDirectories(folder.resolve("after"));
    Path archive = Files.createDirectories(folder.resolve("archive/ab"));
    Files.copy(sample, archive.resolve("abcdef"));

    assertThat(run("map", "diff", before.toString(), after.toString(), archive.toString()))
        .isZero();
    assertThat(out.toString()).contains("0 of 1 messages differ");
    Files.writeString(
        after.resolve("kade.overlay"), "over kade 1 | on edifact/CUSDEC | partner\nx C02\n");
    assertThat(run("map", "diff", before.toString(), after.toString(), archive.toString()))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("/exchangedDocument/identifier | 26KADE00004711 (lrn) | -")
        .contains("0 | 0 | 1 | /exchangedDocument/identifier |")
        .contains("1 of 1 messages differ");
  }

  @Test
  void a_sound_declaration_validates_without_findings() {
    assertThat(run("validate", sample.toString())).isZero();
    assertThat(out.toString()).contains("1 message, no findings");
  }

  @Test
  void a_truncated_one_is_told_with_its_place() throws IOException {
    Files.writeString(sample, Files.readString(sample).substring(0, 200));

    assertThat(run("validate", sample.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("PTL-EDI-002").contains("byte ");
  }

  @Test
  void a_folder_stands_for_its_files_and_reports_come_as_json_or_junit() {
    assertThat(run("validate", "--json", folder.toString())).isZero();
    assertThat(out.toString()).contains("\"findings\":[]");
    assertThat(run("validate", "--junit", folder.toString())).isZero();
    assertThat(out.toString()).contains("<testsuite name=\"portolan validate\" tests=\"1\"");
  }

  @Test
  void a_file_that_is_not_there_is_wrong_use() {
    assertThat(run("validate", folder.resolve("missing.edi").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no such file");
  }

  @Test
  void verify_asks_for_a_trust_file() {
    assertThat(run("verify", sample.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--trust");
  }

  @Test
  void a_trust_name_that_is_not_there_says_where_it_looked() {
    assertThat(run("verify", sample.toString(), "--trust", "nobody-has-this")).isEqualTo(1);
    assertThat(err.toString()).contains("PTL-TRU-008").contains("nobody-has-this.json");
  }

  @Test
  void a_policy_that_checks_nothing_has_findings_and_a_sound_one_has_none() throws IOException {
    Path policy = folder.resolve("policy.json");
    Files.writeString(policy, "{\"organisations\":1}");
    assertThat(run("policy", "lint", policy.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("PTL-POL-004");

    Files.writeString(policy, "{\"hashes\":[\"sm3\"],\"organisations\":2}");
    assertThat(run("policy", "lint", policy.toString())).isZero();
    assertThat(run("policy", "lint", policy.toString(), "--destination", "eip155:1")).isEqualTo(1);
    assertThat(out.toString()).contains("PTL-POL-008");
  }

  @Test
  void a_policy_is_said_in_words() throws IOException {
    Path policy = folder.resolve("policy.json");
    Files.writeString(policy, "{\"attestorAlgorithms\":[-8,-49],\"organisations\":2}");

    assertThat(run("policy", "explain", policy.toString())).isZero();
    assertThat(out.toString())
        .contains("at least 2 different organisations")
        .contains("ED25519 (-8) and ML_DSA_65 (-49)");
  }

  @Test
  void every_command_explains_itself() {
    for (String command : new String[] {"translate", "validate", "verify", "map", "policy"}) {
      assertThat(run(command, "--help")).isZero();
    }
  }
}

package org.portolan.uncefact.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.uncefact.edifact.FunctionalGroup;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Mode;

/** Agreements as an EDI manager keeps them: found by their parties, inherited, checked. */
class AgreementsTest {
  private static final Known KNOWN =
      new Known(Map.of("ncts", "CUSDEC"), Set.of("D.96A", "D.96B", "D.21B"));

  private static final String SECTOR =
      """
      {
        "name": "transit",
        "us": {"id": "NLCUST", "qualifier": "ZZ"},
        "messages": ["CUSDEC"],
        "directory": "D.96B",
        "unknownDirectory": "D.21B",
        "overlays": ["ncts"],
        "acknowledge": {"contrl": "errors", "aperak": "always"},
        "controlNumbers": {"received": "gapless", "sentFirst": 1, "sentDigits": 6},
        "duplicates": {"days": 90}
      }
      """;

  private static final String KADE =
      """
      {
        "name": "kade",
        "base": "transit",
        "partner": {"id": "KADE", "qualifier": "14"},
        "mode": "strict",
        "acknowledge": {"contrl": "always"},
        "separators": {"repetition": "*", "terminator": "~"},
        "lanes": ["tlog:bank"]
      }
      """;

  @TempDir Path folder;

  private Agreements read(String... files) throws IOException {
    for (int i = 0; i < files.length; i++) {
      Files.writeString(folder.resolve("agreement-" + i + ".json"), files[i]);
    }
    return Agreements.of(folder, KNOWN);
  }

  private static Interchange from(String sender, String qualifier, String recipient) {
    return new Interchange(
        "UNOC", 3, sender, qualifier, recipient, "ZZ", "261125", "0900", "1", false, false, 0);
  }

  private static String partner(String name, String rest) {
    return "{\"name\":\"%s\",\"partner\":{\"id\":\"%s\"}%s}".formatted(name, name, rest);
  }

  @Test
  void an_agreement_holds_what_it_says_and_what_its_base_says_besides() throws IOException {
    Agreements agreements = read(SECTOR, KADE);

    assertThat(agreements.complaints()).isEmpty();
    Agreement kade = agreements.find(from("KADE", "14", "NLCUST")).orElseThrow();
    assertThat(kade.name()).isEqualTo("kade");
    assertThat(kade.mode()).isEqualTo(Mode.STRICT);
    assertThat(kade.contrl()).isEqualTo(Agreement.Contrl.ALWAYS);
    assertThat(kade.aperak()).isEqualTo(Agreement.Aperak.ALWAYS);
    assertThat(kade.directory()).contains("D.96B");
    assertThat(kade.overlays()).containsExactly("ncts");
    assertThat(kade.duplicates()).contains(Duration.ofDays(90));
    assertThat(kade.controlNumbers().sent().orElseThrow().reference(7)).isEqualTo("000007");
    assertThat(kade.separators().orElseThrow().terminator()).isEqualTo((byte) '~');
    assertThat(kade.lanes()).contains(List.of("tlog:bank"));
  }

  @Test
  void an_agreement_is_found_by_both_parties_and_their_qualifiers() throws IOException {
    Agreements agreements = read(SECTOR, KADE);

    assertThat(agreements.find(from("KADE", "ZZ", "NLCUST"))).isEmpty();
    assertThat(agreements.find(from("KADE", "14", "DECUST"))).isEmpty();
    assertThat(agreements.find(from("OTHER", "14", "NLCUST"))).isEmpty();
  }

  @Test
  void of_several_that_fit_the_one_that_names_more_holds() throws IOException {
    String any = "{\"name\":\"any\",\"partner\":{\"id\":\"KADE\",\"qualifier\":\"14\"}}";
    Agreements agreements = read(any, SECTOR, KADE);

    assertThat(agreements.find(from("KADE", "14", "NLCUST")).orElseThrow().name())
        .isEqualTo("kade");
    assertThat(agreements.find(from("KADE", "14", "DECUST")).orElseThrow().name()).isEqualTo("any");
  }

  @Test
  void a_functional_groups_parties_may_have_an_agreement_of_their_own() throws IOException {
    String branch =
        partner("KADE", ",\"group\":{\"partner\":{\"id\":\"BRANCH\"}}")
            .replace("\"name\":\"KADE\"", "\"name\":\"branch\"");
    Agreements agreements = read(branch, partner("KADE", ""));
    Interchange interchange = from("KADE", "", "NLCUST");

    assertThat(agreements.find(interchange).orElseThrow().name()).isEqualTo("KADE");
    assertThat(
            agreements
                .find(interchange, Optional.of(new FunctionalGroup("1", "BRANCH", "", "X", "")))
                .orElseThrow()
                .name())
        .isEqualTo("branch");
    assertThat(
            agreements
                .find(interchange, Optional.of(new FunctionalGroup("1", "HEAD", "", "X", "")))
                .orElseThrow()
                .name())
        .isEqualTo("KADE");
  }

  @Test
  void an_unknown_key_is_told_with_its_place_and_the_nearest_name() throws IOException {
    Agreements agreements =
        read(
            """
            {
              "name": "kade",
              "partner": {"id": "KADE"},
              "acknowledge": {
                "contrll": "always"
              }
            }
            """);

    assertThat(agreements.complaints())
        .singleElement()
        .satisfies(
            complaint -> {
              assertThat(complaint.code()).isEqualTo("PTL-PAR-002");
              assertThat(complaint.line()).isEqualTo(5);
              assertThat(complaint.column()).isEqualTo(5);
              assertThat(complaint.expected()).isEqualTo("contrl, which is nearest");
            });
    assertThat(agreements.all()).isEmpty();
  }

  private void complainsOf(String code, String file, String seen) throws IOException {
    assertThat(read(file).complaints())
        .as(file)
        .anySatisfy(
            complaint -> {
              assertThat(complaint.code()).isEqualTo(code);
              assertThat(complaint.toString()).contains(seen);
            });
  }

  @Test
  void each_way_in_which_a_file_can_be_wrong_has_its_code() throws IOException {
    complainsOf("PTL-PAR-001", "{\"name\": \"x\",", "agreement-0.json:1:");
    complainsOf("PTL-PAR-001", "{\"name\": \"x\", \"name\": \"y\"}", "agreement-0.json:1:");
    complainsOf("PTL-PAR-003", partner("x", ",\"test\":\"take\""), "taken, which is nearest");
    complainsOf("PTL-PAR-003", partner("x", ",\"duplicates\":{\"days\":0}"), "from 1 to 36500");
    complainsOf("PTL-PAR-003", partner("x", ",\"messages\":\"CUSDEC\""), "a list");
    complainsOf("PTL-PAR-004", "{\"partner\":{\"id\":\"x\"}}", "no name");
    complainsOf("PTL-PAR-006", partner("x", ",\"base\":\"none\""), "none");
    complainsOf("PTL-PAR-006", partner("x", ",\"base\":\"x\""), "a base above it");
    complainsOf("PTL-PAR-008", partner("x", ",\"overlays\":[\"nctz\"]"), "ncts, which is nearest");
    complainsOf("PTL-PAR-009", partner("x", ",\"directory\":\"D.69B\""), "D.69B");
    complainsOf(
        "PTL-PAR-010",
        partner("x", ",\"directory\":\"D.96B\",\"messages\":[\"CUSDEX\"]"),
        "CUSDEC, which is nearest");
    complainsOf(
        "PTL-PAR-011", partner("x", ",\"overlays\":[\"ncts\"],\"messages\":[\"INVOIC\"]"), "ncts");
    complainsOf("PTL-PAR-012", "{\"name\":\"nobodys\"}", "no partner");
    complainsOf("PTL-PAR-013", partner("x", ",\"separators\":{\"element\":\":\"}"), "another one");
    complainsOf("PTL-PAR-013", partner("x", ",\"separators\":{\"element\":\"A\"}"), "no letter");
  }

  @Test
  void two_agreements_with_one_name_or_one_pair_of_parties_are_told() throws IOException {
    assertThat(read(partner("x", ""), partner("x", "")).complaints())
        .extracting(Complaint::code)
        .containsExactly("PTL-PAR-005");
    assertThat(read(partner("x", ""), "{\"name\":\"y\",\"partner\":{\"id\":\"x\"}}").complaints())
        .extracting(Complaint::code)
        .containsExactly("PTL-PAR-007");
  }

  @Test
  void a_broken_file_keeps_no_other_agreement_from_holding() throws IOException {
    Agreements agreements = read("{", partner("x", ""));

    assertThat(agreements.find(from("x", "", "NLCUST"))).isPresent();
    assertThat(agreements.complaints()).hasSize(1);
  }

  @Test
  void what_holds_is_shown_with_the_file_and_line_it_comes_from() throws IOException {
    read(SECTOR, KADE);

    assertThat(AgreementText.of(folder, KNOWN, "kade").orElseThrow())
        .anySatisfy(line -> assertThat(line).contains("acknowledge.contrl").contains("1.json:6"))
        .anySatisfy(line -> assertThat(line).contains("acknowledge.aperak").contains("0.json:8"));
  }

  @Test
  void the_schema_is_one_and_a_general_validator_says_the_same_of_files() {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new String(SchemaCheck.schema(), StandardCharsets.UTF_8));
    List<String> sound = List.of(SECTOR, KADE, partner("x", ",\"messages\":[]"));
    List<String> unsound =
        List.of(
            partner("x", ",\"tset\":\"taken\""),
            partner("x", ",\"test\":\"take\""),
            partner("x", ",\"duplicates\":{\"days\":0}"),
            partner("x", ",\"overlays\":\"ncts\""),
            partner("x", ",\"separators\":{\"element\":\"++\"}"),
            partner("x y", ""),
            "{}");

    sound.forEach(
        file -> {
          assertThat(schema.validate(file, InputFormat.JSON)).as(file).isEmpty();
          assertThat(SchemaCheck.complaints(located(file))).as(file).isEmpty();
        });
    unsound.forEach(
        file -> {
          assertThat(schema.validate(file, InputFormat.JSON)).as(file).isNotEmpty();
          assertThat(SchemaCheck.complaints(located(file))).as(file).isNotEmpty();
        });
  }

  private static Located located(String file) {
    return LocatedReader.read("x", file.getBytes(StandardCharsets.UTF_8));
  }
}

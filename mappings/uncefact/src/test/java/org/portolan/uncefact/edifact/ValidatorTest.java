package org.portolan.uncefact.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;

class ValidatorTest {
  private static final String INVOICE =
      "BGM+380+INV1+9'DTM+137:20240115:102'NAD+BY+4012345000009::9'CUX+2:EUR:4'"
          + "LIN+1++4012345000016:EN'QTY+47:3:PCE'MOA+203:9.50'UNS+S'MOA+79:9.50'";

  private static String file(String syntax, String directory, String body) {
    long segments = body.chars().filter(c -> c == '\'').count() + 2;
    return "UNB+"
        + syntax
        + "+HAVEN+ZOLL+"
        + (syntax.endsWith("4") ? "20" : "")
        + "240115:1030+7'UNH+1+INVOIC:D:"
        + directory
        + ":UN'"
        + body
        + "UNT+"
        + segments
        + "+1'UNZ+1+7'";
  }

  private static List<Finding> strict(String body) {
    return judged(Mode.STRICT, file("UNOC:3", "96A", body));
  }

  private static List<Finding> judged(Mode mode, String file) {
    return Interchanges.judged(mode, file.getBytes(StandardCharsets.ISO_8859_1)).findings;
  }

  private static void finds(String body, String code, String tag, int element, int component) {
    assertThat(strict(body))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(code);
              assertThat(f.place().tag()).isEqualTo(tag);
              assertThat(f.place().element()).isEqualTo(element);
              assertThat(f.place().component()).isEqualTo(component);
            });
  }

  @Test
  void a_message_as_its_directory_says_has_no_finding() {
    assertThat(strict(INVOICE)).isEmpty();
  }

  @Test
  void a_missing_mandatory_segment_is_told_at_the_segment_before_it() {
    finds(INVOICE.replace("DTM+137:20240115:102'", ""), "PTL-EDI-022", "BGM", 0, 0);
  }

  @Test
  void a_segment_where_the_message_has_none_is_found() {
    finds(INVOICE.replace("LIN+1", "CST+1'LIN+1"), "PTL-EDI-021", "CST", 0, 0);
  }

  @Test
  void a_missing_mandatory_element_is_found_at_its_place() {
    finds(INVOICE.replace("QTY+47:3:PCE", "QTY+47"), "PTL-EDI-031", "QTY", 1, 2);
  }

  @Test
  void a_value_longer_than_its_element_is_found() {
    finds(INVOICE.replace("INV1", "I".repeat(36)), "PTL-EDI-034", "BGM", 2, 1);
  }

  @Test
  void letters_where_a_number_belongs_are_found() {
    finds(INVOICE.replace("47:3:", "47:THREE:"), "PTL-EDI-036", "QTY", 1, 2);
  }

  @Test
  void comma_and_point_are_both_decimal_marks_and_not_counted() {
    assertThat(strict(INVOICE.replace("203:9.50", "203:-1234567890123456,78"))).isEmpty();
  }

  @Test
  void a_decimal_mark_without_a_digit_before_it_is_a_warning() {
    assertThat(strict(INVOICE.replace("203:9.50", "203:.50")))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo("PTL-EDI-043");
              assertThat(f.level()).isEqualTo(Level.WARNING);
            });
  }

  @Test
  void a_code_that_the_directory_does_not_list_is_found() {
    finds(INVOICE.replace("NAD+BY", "NAD+QQQ"), "PTL-EDI-037", "NAD", 1, 1);
  }

  @Test
  void a_code_of_another_list_is_not_checked() {
    assertThat(strict(INVOICE.replace("BGM+380", "BGM+38X::9"))).isEmpty();
    assertThat(strict(INVOICE.replace("BGM+380", "BGM+38X:LIST"))).isNotEmpty();
  }

  @Test
  void a_code_that_says_it_is_of_un_cefact_is_checked() {
    finds(INVOICE.replace("BGM+380", "BGM+38X::6"), "PTL-EDI-037", "BGM", 1, 1);
  }

  @Test
  void more_elements_than_the_segment_has_are_found() {
    finds(INVOICE.replace("UNS+S", "UNS+S+X"), "PTL-EDI-032", "UNS", 2, 0);
  }

  @Test
  void more_components_than_the_composite_has_are_found() {
    finds(INVOICE.replace("47:3:PCE", "47:3:PCE:X"), "PTL-EDI-033", "QTY", 1, 4);
  }

  @Test
  void separators_with_nothing_behind_them_are_a_warning() {
    assertThat(strict(INVOICE.replace("INV1+9", "INV1+9+")))
        .extracting(Finding::code)
        .containsExactly("PTL-EDI-044");
  }

  @Test
  void a_character_outside_the_repertoire_is_found_once_for_its_component() {
    assertThat(judged(Mode.STRICT, file("UNOA:3", "96A", INVOICE.replace("INV1", "inv1"))))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo("PTL-EDI-010");
              assertThat(f.place().element()).isEqualTo(2);
            });
  }

  @Test
  void a_tolerant_reader_warns_of_what_can_still_be_understood() {
    String odd = INVOICE.replace("NAD+BY", "NAD+QQQ").replace("INV1", "I".repeat(36));

    assertThat(judged(Mode.STRICT, file("UNOC:3", "96A", odd)))
        .extracting(Finding::level)
        .containsOnly(Level.ERROR);
    assertThat(judged(Mode.TOLERANT, file("UNOC:3", "96A", odd)))
        .hasSize(2)
        .extracting(Finding::level)
        .containsOnly(Level.WARNING);
  }

  @Test
  void an_unknown_directory_and_an_unknown_message_are_told_apart() {
    assertThat(judged(Mode.STRICT, file("UNOC:3", "77X", INVOICE)))
        .extracting(Finding::code)
        .containsExactly("PTL-EDI-011");
    assertThat(judged(Mode.STRICT, file("UNOC:3", "96A", INVOICE).replace("INVOIC", "INVENT")))
        .extracting(Finding::code)
        .containsExactly("PTL-EDI-012");
  }

  @Test
  void under_syntax_4_repeats_stand_at_one_position() {
    String repeated = INVOICE.replace("CUX+2:EUR:4", "CUX+2:EUR:4*3:USD:11+1.1");

    assertThat(judged(Mode.STRICT, file("UNOC:4", "96A", repeated))).isEmpty();
  }

  @Test
  void under_syntax_4_too_many_repeats_are_found() {
    String repeated = INVOICE.replace("CUX+2:EUR:4", "CUX+2:EUR:4*3:USD:11*3:GBP:11+1.1");

    assertThat(judged(Mode.STRICT, file("UNOC:4", "96A", repeated)))
        .extracting(Finding::code)
        .containsExactly("PTL-EDI-045");
  }

  @Test
  void a_segment_that_repeats_too_often_is_found() {
    String dates = "DTM+137:20240115:102'".repeat(36);

    assertThat(strict(INVOICE.replaceFirst("DTM\\+137:20240115:102'", dates)))
        .extracting(Finding::code)
        .containsExactly("PTL-EDI-023");
  }
}

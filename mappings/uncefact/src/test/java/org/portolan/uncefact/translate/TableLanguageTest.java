package org.portolan.uncefact.translate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.mapping.Loss;
import org.portolan.uncefact.model.TradeDocument;

/** What a row of a table can say beyond one element for one term. */
class TableLanguageTest {
  @Test
  void what_a_header_says_for_all_lines_is_given_to_each_and_written_once() throws IOException {
    Translated read = read("pricat-d96a.edi");
    TradeDocument document = read.document().orElseThrow();

    assertThat(document.size("/lines")).isEqualTo(3);
    for (int line = 0; line < 3; line++) {
      assertThat(document.text("/lines/" + line + "/product/originCountry")).contains("CN");
    }
    assertThat(read.losses().orElseThrow().losses())
        .extracting(Loss::category)
        .contains("distributed");
    assertThat(RoundTrips.of(document, read.message().name()).text()).containsOnlyOnce("ALI+CN'");
  }

  @Test
  void a_line_that_says_otherwise_keeps_what_it_says_and_then_each_line_is_written_with_its_own()
      throws IOException {
    String text =
        text("pricat-d96a.edi")
            .replace("QTY+53:2:PCE'\nDTM", "QTY+53:2:PCE'\nALI+DE'\nDTM")
            .replace("UNT+33+", "UNT+34+");
    Translated read = read(text);
    TradeDocument document = read.document().orElseThrow();

    assertThat(document.text("/lines/0/product/originCountry")).contains("DE");
    assertThat(document.text("/lines/1/product/originCountry")).contains("CN");
    RoundTrips.Trip trip = RoundTrips.of(document, read.message().name());
    assertThat(RoundTrips.differences(document, trip.document())).isEmpty();
  }

  @Test
  void a_period_is_two_terms_and_one_element() throws IOException {
    Translated read = read("pricat-d96a.edi");
    TradeDocument document = read.document().orElseThrow();

    assertThat(document.text("/lines/0/validityPeriod/startDateTime")).contains("2027-01-01");
    assertThat(document.text("/lines/0/validityPeriod/endDateTime")).contains("2027-12-31");
    assertThat(RoundTrips.of(document, read.message().name()).text())
        .contains("DTM+273:2027010120271231:718'");
  }

  @Test
  void a_report_on_several_consignments_keeps_each_with_its_events() throws IOException {
    TradeDocument document = read("iftsta-two-d06a.edi").document().orElseThrow();

    assertThat(document.size("/consignments")).isEqualTo(2);
    assertThat(document.text("/consignments/1/transportEvents/0/conditionCode")).contains("21");
  }

  @Test
  void what_is_packed_says_on_which_level_of_packing_it_is() throws IOException {
    TradeDocument document = read("desadv-levels-d01b.edi").document().orElseThrow();

    assertThat(document.size("/consignment/packingLevels")).isEqualTo(3);
    assertThat(document.text("/consignment/packingLevels/2/parentIdentifier")).contains("1");
    assertThat(document.text("/lines/0/packingLevelId")).contains("2");
    assertThat(document.text("/lines/1/packingLevelId")).contains("3");
  }

  @Test
  void an_answer_of_customs_holds_the_items_of_the_declaration_it_is_about() throws IOException {
    TradeDocument document = read("cusres-items-d05b.edi").document().orElseThrow();

    assertThat(document.size("/consignment/items")).isEqualTo(2);
    assertThat(document.text("/consignment/items/1/documentId")).contains("26KADE00004711");
    assertThat(document.text("/consignment/items/1/taxes/0/calculatedAmount")).contains("799.41");
  }

  @Test
  void what_the_kind_of_document_must_hold_is_told_where_it_is_missing() throws IOException {
    String text = text("iftsta-two-d06a.edi");
    String none = text.substring(0, text.indexOf("CNT+10")) + "UNT+6+1'\n";

    assertThat(read(none + text.substring(text.indexOf("UNZ"))).findings())
        .extracting(Finding::code)
        .containsExactly("PTL-MAP-005");
  }

  private static Translated read(String nameOrText) throws IOException {
    String text = nameOrText.endsWith(".edi") ? text(nameOrText) : nameOrText;
    return RoundTrips.translate(Mode.STRICT, text.getBytes(ISO_8859_1)).messages().get(0);
  }

  private static String text(String name) throws IOException {
    for (Path file : OwnMessages.files()) {
      if (file.getFileName().toString().equals(name)) {
        return Files.readString(file, ISO_8859_1);
      }
    }
    throw new AssertionError("no message " + name);
  }
}

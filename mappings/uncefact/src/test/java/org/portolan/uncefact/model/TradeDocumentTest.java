package org.portolan.uncefact.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.record.Entry;
import org.portolan.record.RecordEntries;
import org.portolan.uncefact.value.Value;

class TradeDocumentTest {
  private static final Provenance FROM = Provenance.of("2/1/1", "C01", "D.96B", "929");

  private final TradeDocumentBuilder builder = TradeDocument.builder("customs-declaration");

  @Test
  void a_value_is_found_again_with_where_it_came_from() {
    assertThat(builder.put("/exchangedDocument/typeCode", Value.code("929", "un1001"), FROM))
        .isEqualTo(Placed.STORED);

    Leaf leaf = builder.build().leaf("/exchangedDocument/typeCode").orElseThrow();

    assertThat(leaf.value()).isEqualTo(Value.code("929", "un1001"));
    assertThat(leaf.provenance().rule()).isEqualTo("C01");
  }

  @Test
  void another_value_at_the_same_place_is_a_conflict_and_the_first_one_stays() {
    String pointer = "/exchangedDocument/identifier";
    builder.put(pointer, Value.id("A1", ""), FROM);

    assertThat(builder.put(pointer, Value.id("A1", ""), FROM)).isEqualTo(Placed.SAME);
    assertThat(builder.put(pointer, Value.id("A2", ""), FROM)).isEqualTo(Placed.CONFLICT);
    assertThat(builder.build().text(pointer)).contains("A1");
  }

  @Test
  void a_list_keeps_the_order_of_the_source() {
    item("2");
    item("1");

    TradeDocument document = builder.build();

    assertThat(document.size("/consignment/items")).isEqualTo(2);
    assertThat(document.text("/consignment/items/0/sequenceNumeric")).contains("2");
    assertThat(document.text("/consignment/items/1/sequenceNumeric")).contains("1");
  }

  @Test
  void a_set_is_sorted_by_the_bytes_of_its_entries_whatever_order_it_came_in() {
    List<String> one = references("b", "a", "c");
    List<String> other = references("c", "b", "a");

    assertThat(one)
        .isEqualTo(other)
        .containsExactly(
            "[\"/references\",\"count\",\"3\"]",
            "[\"/references/0/issuerAssignedId\",\"id\",\"a\",\"\"]",
            "[\"/references/1/issuerAssignedId\",\"id\",\"b\",\"\"]",
            "[\"/references/2/issuerAssignedId\",\"id\",\"c\",\"\"]");
  }

  @Test
  void inner_sets_are_sorted_before_the_sets_that_hold_them() {
    String equipment = builder.open("/consignment/equipment");
    builder.put(builder.open(equipment + "/seals") + "/identifier", Value.id("9", ""), FROM);
    builder.put(builder.open(equipment + "/seals") + "/identifier", Value.id("5", ""), FROM);
    String second = builder.open("/consignment/equipment");
    builder.put(builder.open(second + "/seals") + "/identifier", Value.id("7", ""), FROM);
    builder.put(builder.open(second + "/seals") + "/identifier", Value.id("4", ""), FROM);

    TradeDocument document = builder.build();

    assertThat(document.text("/consignment/equipment/0/seals/0/identifier")).contains("4");
    assertThat(document.text("/consignment/equipment/0/seals/1/identifier")).contains("7");
    assertThat(document.text("/consignment/equipment/1/seals/0/identifier")).contains("5");
    assertThat(document.text("/consignment/equipment/1/seals/1/identifier")).contains("9");
  }

  @Test
  void plain_values_repeat_too_and_equal_ones_of_a_set_are_kept() {
    builder.add("/declaration/statusCodes", Value.code("6", "un7365"), FROM);
    builder.add("/declaration/statusCodes", Value.code("2", "un7365"), FROM);
    builder.add("/declaration/statusCodes", Value.code("6", "un7365"), FROM);

    TradeDocument document = builder.build();

    assertThat(document.leaves().stream().map(leaf -> leaf.value().text()))
        .containsExactly("2", "6", "6");
  }

  @Test
  void an_element_that_got_no_value_leaves_no_trace() {
    builder.open("/consignment/items");
    item("7");
    builder.open("/references");

    TradeDocument document = builder.build();

    assertThat(document.sizes()).containsOnlyKeys("/consignment/items");
    assertThat(document.text("/consignment/items/0/sequenceNumeric")).contains("7");
  }

  @Test
  void its_entries_make_a_record() {
    item("1");
    item("2");
    builder.put("/exchangedDocument/identifier", Value.id("LRN1", "lrn"), FROM);
    TradeDocument document =
        builder
            .build()
            .with(
                new SourceFacts(
                    "ab".repeat(32), "edifact", "CUSDEC", "D.96B", "CUSDEC 1.0", null, null));

    RecordEntries entries = RecordEntries.of(document.entries());

    assertThat(entries.entries()).isEqualTo(document.entries());
    assertThat(entries.entries().stream().map(Entry::pointer))
        .contains("/source/messageHash", "/source/directory")
        .doesNotContain("/source/lossReportHash");
  }

  @Test
  void a_pointer_that_the_model_does_not_have_is_refused() {
    assertThatThrownBy(() -> builder.put("/exchangedDocument/colour", Value.text("red"), FROM))
        .isInstanceOf(UnknownTerm.class)
        .hasMessageContaining("/exchangedDocument/colour");
    assertThatThrownBy(() -> builder.open("/lines"))
        .isInstanceOf(UnknownTerm.class)
        .hasMessageContaining("customs-declaration");
    assertThatThrownBy(() -> builder.put("/consignment/items/0/description", Value.text("x"), FROM))
        .isInstanceOf(UnknownTerm.class)
        .hasMessageContaining("not opened");
    assertThatThrownBy(() -> builder.put("/exchangedDocument/typeCode", Value.text("929"), FROM))
        .isInstanceOf(UnknownTerm.class)
        .hasMessageContaining("code");
  }

  @Test
  void what_is_mandatory_and_missing_is_named_by_its_pointer() {
    builder.put(builder.open("/consignment/items") + "/description", Value.text("Pumps"), FROM);

    assertThat(builder.build().missing())
        .containsExactly("/exchangedDocument", "/consignment/items/0/sequenceNumeric");
  }

  private void item(String number) {
    builder.put(
        builder.open("/consignment/items") + "/sequenceNumeric", Value.number(number), FROM);
  }

  private static List<String> references(String... numbers) {
    TradeDocumentBuilder builder = TradeDocument.builder("commercial-invoice");
    for (String number : numbers) {
      String reference = builder.open("/references");
      builder.put(reference + "/issuerAssignedId", Value.id(number, ""), FROM);
    }
    return builder.build().entries().stream()
        .map(entry -> new String(entry.encode(), StandardCharsets.UTF_8))
        .toList();
  }
}

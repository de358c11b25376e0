package org.portolan.uncefact.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.model.Term;
import org.portolan.uncefact.model.Terms;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.value.Value;

class DocumentViewTest {
  private final TradeDocumentBuilder builder = TradeDocument.builder("customs-declaration");

  @Test
  void a_declaration_is_told_in_the_words_of_a_customs_officer() {
    put("/exchangedDocument/identifier", Value.id("26KADE00004711", ""));
    put("/exchangedDocument/typeCode", Value.code("929", "un1001"));
    party("/declaration/declarantParty");
    put("/consignment/exportCountry", Value.code("CN", "iso3166"));
    put("/consignment/grossWeightMeasure", Value.quantity("10480", "KGM"));
    put("/consignment/unloadingBaseportLocation/identifier", Value.id("NLRTM", "unlocode"));
    put("/settlement/monetarySummation/totalInvoiceAmount", Value.amount("93600.5", "USD"));
    put("/agreement/deliveryTerms/deliveryTypeCode", Value.code("CIF", "incoterms"));
    put("/agreement/deliveryTerms/relevantLocation/identifier", Value.id("NLRTM", "unlocode"));
    String border = "/consignment/borderCrossingTransportMovement";
    put(border + "/transportModeCode", Value.code("1", "rec19"));
    put(border + "/usedTransportMeans/name", Value.text("POLDER EXAMPLE"));
    put(builder.open("/consignment/seals") + "/identifier", Value.id("PLD0417733", ""));

    DocumentView view = DocumentView.of(builder.build());

    assertThat(view.title()).isEqualTo("Import declaration 26KADE00004711");
    assertThat(view.facts().stream().map(fact -> fact.label() + ": " + fact.words()))
        .containsExactly(
            "Declarant: Kade Customs Brokers Example B.V., Rotterdam, NL (eori NL900000003)",
            "Despatched from: China (CN)",
            "Unloaded at: NLRTM",
            "Crosses the border by: sea, POLDER EXAMPLE",
            "Seals: PLD0417733",
            "Terms of delivery: CIF NLRTM",
            "Gross mass: 10,480 kg",
            "Invoice total: 93,600.5 USD");
    assertThat(view.items()).isEmpty();
  }

  @Test
  void goods_items_carry_their_own_facts_and_where_they_stand() {
    String item = builder.open("/consignment/items");
    put(item + "/sequenceNumeric", Value.number("1"));
    put(item + "/description", Value.text("Centrifugal pumps"));
    put(item + "/classification/classCode", Value.code("8413704500", "taric10"));
    put(item + "/netWeightMeasure", Value.quantity("4980", "KGM"));
    String pallets = builder.open(item + "/packages");
    put(pallets + "/packageQuantity", Value.quantity("12", "H87"));
    put(pallets + "/typeCode", Value.code("PX", "rec21"));
    String duty = builder.open(item + "/taxes");
    put(duty + "/typeCode", Value.code("CUD", "un5153"));
    put(duty + "/rateApplicablePercent", Value.number("2"));
    put(duty + "/calculatedAmount", Value.amount("790.4", "EUR"));

    DocumentView.Item view = DocumentView.of(builder.build()).items().get(0);

    assertThat(view.title()).isEqualTo("1. Centrifugal pumps");
    assertThat(view.pointer()).isEqualTo("/consignment/items/0");
    assertThat(view.facts())
        .containsExactly(
            new DocumentView.Fact(
                "Commodity code", "8413704500", "/consignment/items/0/classification/classCode"),
            new DocumentView.Fact("Packages", "12 pallets", "/consignment/items/0/packages"),
            new DocumentView.Fact("Net mass", "4,980 kg", "/consignment/items/0/netWeightMeasure"),
            new DocumentView.Fact(
                "Duties and taxes", "790.4 EUR customs duty at 2 %", "/consignment/items/0/taxes"));
  }

  @Test
  void an_empty_document_has_its_kind_for_a_title() {
    DocumentView view = DocumentView.of(TradeDocument.builder("commercial-invoice").build());

    assertThat(view.title()).isEqualTo("Commercial invoice");
    assertThat(view.facts()).isEmpty();
  }

  @Test
  void typed_views_read_the_same_leaves() {
    party("/consignment/importerParty");
    String item = builder.open("/consignment/items");
    put(item + "/invoiceAmount", Value.amount("41600", "USD"));
    TradeDocument document = builder.build();

    TradeParty importer = TradeParty.at(document, "/consignment/importerParty").orElseThrow();
    assertThat(importer.city()).contains("Rotterdam");
    assertThat(importer.addressLines()).containsExactly("Kadeplein 5");
    assertThat(TradeParty.at(document, "/consignment/exporterParty")).isEmpty();
    assertThat(ConsignmentItem.of(document))
        .singleElement()
        .satisfies(one -> assertThat(one.invoiceAmount()).contains(Value.amount("41600", "USD")));
    assertThat(ExchangedDocument.of(document).identifier()).isEmpty();
  }

  @Test
  void every_fact_of_the_table_is_a_term_of_the_model() {
    Terms terms = Terms.load();
    for (String[] row : ViewTables.rows("facts.psv")) {
      List<String> bases =
          row[0].equals("document") ? List.of("") : List.of("/consignment/items[]", "/lines[]");
      assertThat(bases.stream().flatMap(base -> term(terms, base + row[2])))
          .as(row[2])
          .isNotEmpty();
    }
  }

  private static Stream<Term> term(Terms terms, String pattern) {
    return terms.find(pattern).or(() -> terms.find(pattern + "[]")).stream();
  }

  private void party(String pointer) {
    put(pointer + "/name", Value.text("Kade Customs Brokers Example B.V."));
    put(pointer + "/identifier", Value.id("NL900000003", "eori"));
    builder.add(pointer + "/postalAddress/addressLines", Value.text("Kadeplein 5"), null);
    put(pointer + "/postalAddress/cityName", Value.text("Rotterdam"));
    put(pointer + "/postalAddress/countryId", Value.code("NL", "iso3166"));
  }

  private void put(String pointer, Value value) {
    builder.put(pointer, value, null);
  }
}

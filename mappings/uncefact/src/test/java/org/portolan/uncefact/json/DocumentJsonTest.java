package org.portolan.uncefact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.uncefact.model.Terms;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.value.Value;

class DocumentJsonTest {
  private static final String FRAME =
      "{\"@context\":\"urn:portolan:context:1\",\"kind\":\"customs-declaration\",\"model\":\"1\"%s}";

  static Iterable<String> kinds() {
    return Terms.load().kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_document_with_every_term_of_its_kind_comes_back_with_the_same_entries(String kind) {
    TradeDocument document = FullDocument.of(kind);

    TradeDocument back = DocumentReader.read(DocumentWriter.write(document));

    assertThat(back.kind()).isEqualTo(kind);
    assertThat(back.entries()).hasSizeGreaterThan(100).isEqualTo(document.entries());
  }

  @Test
  void values_are_strings_with_unit_currency_list_and_scheme_beside_them() {
    TradeDocumentBuilder builder = TradeDocument.builder("customs-declaration");
    String item = builder.open("/consignment/items");
    builder.put(item + "/grossWeightMeasure", Value.quantity("5240", "KGM"), null);
    builder.put(item + "/invoiceAmount", Value.amount("41600", "USD"), null);
    builder.put(item + "/originCountry", Value.code("CN", "iso3166"), null);
    builder.put(item + "/sequenceNumeric", Value.number("1"), null);
    builder.put("/declaration/declarantParty/identifier", Value.id("NL900000003", "eori"), null);
    builder.put("/exchangedDocument/identifier", Value.id("26KADE00004711", ""), null);

    String json = new String(DocumentWriter.write(builder.build()), StandardCharsets.UTF_8);

    assertThat(json.replaceAll("\\s+", ""))
        .isEqualTo(
            FRAME.formatted(
                ",\"exchangedDocument\":{\"identifier\":{\"value\":\"26KADE00004711\"}},"
                    + "\"declaration\":{\"declarantParty\":{\"identifier\":"
                    + "{\"value\":\"NL900000003\",\"schemeId\":\"eori\"}}},"
                    + "\"consignment\":{\"items\":[{\"sequenceNumeric\":\"1\","
                    + "\"originCountry\":{\"value\":\"CN\",\"listId\":\"iso3166\"},"
                    + "\"grossWeightMeasure\":{\"value\":\"5240\",\"unitCode\":\"KGM\"},"
                    + "\"invoiceAmount\":{\"value\":\"41600\",\"currencyCode\":\"USD\"}}]}"));
  }

  @Test
  void a_set_in_another_order_is_the_same_document() {
    String one = "{\"issuerAssignedId\":{\"value\":\"a\"}}";
    String other = "{\"issuerAssignedId\":{\"value\":\"b\"}}";

    TradeDocument ordered = read(",\"references\":[" + one + "," + other + "]");
    TradeDocument turned = read(",\"references\":[" + other + "," + one + "]");

    assertThat(turned.entries()).isEqualTo(ordered.entries());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ,"colour":"red"                                                     | /colour
          ,"lines":[{"sequenceNumeric":"1"}]                                  | /lines
          ,"exchangedDocument":{}                                             | /exchangedDocument
          ,"exchangedDocument":"x"                                            | /exchangedDocument
          ,"exchangedDocument":{"identifier":"x"}                             | /exchangedDocument/identifier
          ,"exchangedDocument":{"identifier":{"value":"x","listId":"y"}}      | /exchangedDocument/identifier/listId
          ,"exchangedDocument":{"typeCode":{"value":"929"}}                   | /exchangedDocument/typeCode/listId
          ,"exchangedDocument":{"name":7}                                     | /exchangedDocument/name
          ,"exchangedDocument":{"name":null}                                  | /exchangedDocument/name
          ,"exchangedDocument":{"name":""}                                    | /exchangedDocument/name
          ,"exchangedDocument":{"name":" x"}                                  | /exchangedDocument/name
          ,"exchangedDocument":{"issueDateTime":"20261122"}                   | /exchangedDocument/issueDateTime
          ,"references":[]                                                    | /references
          ,"references":{}                                                    | /references
          ,"consignment":{"grossWeightMeasure":{"value":"1.0","unitCode":"KGM"}} | /consignment/grossWeightMeasure
          ,"consignment":{"grossWeightMeasure":{"value":"1","unitCode":"kg"}} | /consignment/grossWeightMeasure
          """)
  void what_is_not_the_form_is_refused_with_its_place(String members, String pointer) {
    assertThatThrownBy(() -> read(members))
        .isInstanceOf(UnreadableDocument.class)
        .extracting(e -> ((UnreadableDocument) e).pointer())
        .isEqualTo(pointer);
  }

  @Test
  void a_member_twice_and_anything_behind_the_document_are_refused() {
    assertThatThrownBy(() -> read(",\"kind\":\"customs-declaration\""))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageContaining("kind");
    assertThatThrownBy(
            () ->
                DocumentReader.read((FRAME.formatted("") + "{}").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableDocument.class);
    assertThatThrownBy(() -> DocumentReader.read("[]".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageContaining("a JSON object");
  }

  @Test
  void another_version_of_the_model_is_refused() {
    assertThatThrownBy(
            () ->
                DocumentReader.read(
                    FRAME.formatted("").replace("\"1\"", "\"2\"").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableDocument.class)
        .extracting(e -> ((UnreadableDocument) e).pointer())
        .isEqualTo("/model");
  }

  private static TradeDocument read(String members) {
    return DocumentReader.read(FRAME.formatted(members).getBytes(StandardCharsets.UTF_8));
  }
}

package org.portolan.uncefact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.uncefact.model.Provenance;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.value.Value;

class ProvenanceJsonTest {
  @Test
  void where_a_leaf_came_from_outlives_the_json_form() {
    TradeDocumentBuilder builder = TradeDocument.builder("customs-declaration");
    Provenance joined =
        Provenance.of("15/FTX/C108/4440[1]", "C06", "D.96B", "Centri")
            .and(Provenance.of("15/FTX/C108/4440[2]", "C06", "D.96B", "fugal"));
    builder.put(
        builder.open("/consignment/items") + "/description", Value.text("Centri fugal"), joined);
    builder.put("/exchangedDocument/identifier", Value.id("A", ""), null);
    TradeDocument document = builder.build();

    TradeDocument back =
        ProvenanceJson.attach(
            DocumentReader.read(DocumentWriter.write(document)), ProvenanceJson.write(document));

    assertThat(back.leaves()).isEqualTo(document.leaves());
    assertThat(back.leaf("/consignment/items/0/description").orElseThrow().provenance())
        .isEqualTo(
            Provenance.of(
                List.of("15/FTX/C108/4440[1]", "15/FTX/C108/4440[2]"),
                "C06",
                "D.96B",
                "Centrifugal"));
  }

  @Test
  void provenance_follows_its_leaf_when_a_set_is_sorted() {
    TradeDocumentBuilder builder = TradeDocument.builder("customs-declaration");
    for (String number : List.of("b", "a")) {
      builder.put(
          builder.open("/references") + "/issuerAssignedId",
          Value.id(number, ""),
          Provenance.of("from " + number, "C09", "D.96B", number));
    }

    assertThat(builder.build().leaves().stream().map(leaf -> leaf.provenance().sources().get(0)))
        .containsExactly("from a", "from b");
  }

  @Test
  void what_is_no_provenance_is_refused() {
    TradeDocument document = TradeDocument.builder("customs-declaration").build();
    for (String json : List.of("[]", "{", "{\"/a\":{\"sources\":[],\"rule\":7}}")) {
      assertThatThrownBy(
              () -> ProvenanceJson.attach(document, json.getBytes(StandardCharsets.UTF_8)))
          .as(json)
          .isInstanceOf(UnreadableDocument.class);
    }
  }
}

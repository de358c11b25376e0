package org.portolan.uncefact.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.uncefact.model.Term;
import org.portolan.uncefact.model.Terms;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.value.Value;

class JsonLdContextTest {
  private static final String UNECE = JsonLdContext.UNECE;

  static Iterable<String> kinds() {
    return Terms.load().kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void every_term_expands_to_the_property_that_the_table_names(String kind) throws JsonLdError {
    Set<String> expected =
        Terms.load().all().stream()
            .filter(term -> term.kinds().contains(kind))
            .map(Term::jsonLdName)
            .map(name -> name.replace("unece:", UNECE).replace("ptl:", JsonLdContext.OWN))
            .collect(Collectors.toSet());

    Set<String> properties = new HashSet<>();
    properties(expand(FullDocument.of(kind)), properties);

    assertThat(properties).containsAll(expected);
    assertThat(properties).allMatch(name -> name.contains(":") || name.startsWith("@"));
  }

  @Test
  void a_measure_keeps_its_value_and_unit() throws JsonLdError {
    TradeDocumentBuilder builder = TradeDocument.builder("customs-declaration");
    builder.put("/consignment/grossWeightMeasure", Value.quantity("10480", "KGM"), null);

    JsonObject consignment =
        first(
            expand(builder.build())
                .getJsonObject(0)
                .getJsonArray(JsonLdContext.OWN + "consignment"));
    JsonObject measure = first(consignment.getJsonArray(UNECE + "grossWeightMeasure"));

    assertThat(value(measure, "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"))
        .isEqualTo("10480");
    assertThat(value(measure, JsonLdContext.OWN + "unitCode")).isEqualTo("KGM");
  }

  @Test
  void a_list_stays_in_order() throws JsonLdError {
    TradeDocumentBuilder builder = TradeDocument.builder("customs-declaration");
    builder.put(builder.open("/consignment/items") + "/sequenceNumeric", Value.number("2"), null);
    builder.put(builder.open("/consignment/items") + "/sequenceNumeric", Value.number("1"), null);

    JsonObject consignment =
        first(
            expand(builder.build())
                .getJsonObject(0)
                .getJsonArray(JsonLdContext.OWN + "consignment"));
    JsonArray items =
        first(consignment.getJsonArray(UNECE + "includedConsignmentItem")).getJsonArray("@list");

    assertThat(items).hasSize(2);
    assertThat(value(items.getJsonObject(0), UNECE + "sequenceNumeric")).isEqualTo("2");
  }

  private static JsonArray expand(TradeDocument document) throws JsonLdError {
    DocumentLoader loader =
        (uri, options) -> {
          assertThat(uri).hasToString("urn:portolan:context:1");
          return JsonDocument.of(new ByteArrayInputStream(JsonLdContext.bytes()));
        };
    JsonLdOptions options = new JsonLdOptions(loader);
    return JsonLd.expand(JsonDocument.of(new ByteArrayInputStream(DocumentWriter.write(document))))
        .options(options)
        .get();
  }

  private static JsonObject first(JsonArray values) {
    return values.getJsonObject(0);
  }

  private static String value(JsonObject node, String property) {
    return ((JsonString) first(node.getJsonArray(property)).get("@value")).getString();
  }

  private static void properties(JsonValue json, Set<String> properties) {
    switch (json.getValueType()) {
      case ARRAY -> json.asJsonArray().forEach(element -> properties(element, properties));
      case OBJECT ->
          json.asJsonObject()
              .forEach(
                  (name, value) -> {
                    properties.add(name);
                    properties(value, properties);
                  });
      default -> {}
    }
  }
}

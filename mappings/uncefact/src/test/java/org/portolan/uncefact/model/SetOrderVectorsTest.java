package org.portolan.uncefact.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.portolan.record.EntryType;
import org.portolan.record.Pointers;
import org.portolan.uncefact.value.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SetOrderVectorsTest {
  @TestFactory
  Stream<DynamicTest> lists_and_sets_come_out_in_the_order_of_the_vectors() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in =
        SetOrderVectorsTest.class.getResourceAsStream(
            "/portolan/vectors/values/10-lists-and-sets.json")) {
      for (JsonNode vector : JsonMapper.shared().readTree(in).get("cases")) {
        tests.add(DynamicTest.dynamicTest(vector.get("says").asString(), () -> check(vector)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static void check(JsonNode vector) {
    TradeDocumentBuilder builder = TradeDocument.builder(vector.get("kind").asString());
    for (JsonNode put : vector.get("put")) {
      String pointer = put.get(0).asString();
      open(builder, pointer);
      builder.put(
          pointer,
          new Value(
              EntryType.ofLabel(put.get(1).asString()).orElseThrow(),
              put.get(2).asString(),
              put.size() > 3 ? put.get(3).asString() : null),
          null);
    }
    List<String> expected = new ArrayList<>();
    vector.get("entries").forEach(entry -> expected.add(entry.asString()));
    assertThat(
            builder.build().entries().stream()
                .map(entry -> new String(entry.encode(), StandardCharsets.UTF_8)))
        .containsExactlyElementsOf(expected);
  }

  private static void open(TradeDocumentBuilder builder, String pointer) {
    StringBuilder so = new StringBuilder();
    for (String token : Pointers.tokens(pointer)) {
      if (Pointers.isIndex(token)) {
        while (builder.size(so.toString()) <= Integer.parseInt(token)) {
          builder.open(so.toString());
        }
      }
      so.append('/').append(token);
    }
  }
}

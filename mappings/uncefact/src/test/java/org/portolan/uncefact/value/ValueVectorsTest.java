package org.portolan.uncefact.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.portolan.record.EntryType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One file of vectors for each rule of values. */
class ValueVectorsTest {
  @TestFactory
  Stream<DynamicTest> the_values_of_every_vector_come_out_as_written_there() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file :
        List.of(
            "02-units-and-lists",
            "03-decimals",
            "04-signs",
            "05-dates",
            "06-codes",
            "07-identifiers",
            "08-text")) {
      JsonNode vectors = read("/portolan/vectors/values/" + file + ".json");
      assertThat(vectors.get("cases").size()).isPositive();
      for (JsonNode vector : vectors.get("cases")) {
        String name = file + ": " + vector.get("says").asString();
        tests.add(DynamicTest.dynamicTest(name, () -> check(vector)));
      }
    }
    return tests.stream();
  }

  private static void check(JsonNode vector) {
    JsonNode given = vector.get("given");
    switch (vector.get("call").asString()) {
      case "scheme" ->
          assertThat(Codes.scheme(text(given, "where"), text(given, "code")).orElse(null))
              .isEqualTo(vector.get("text").isNull() ? null : text(vector, "text"));
      case "write" ->
          writing(
              vector,
              Decimals.write(
                  value(given.get("value")),
                  given.get("digits").asInt(),
                  given.get("scale").asInt(),
                  mark(given)));
      case "writeDate" ->
          writing(vector, DateTimes.write(Value.date(text(given, "date")), text(given, "format")));
      default -> reading(vector, read(vector, given));
    }
  }

  private static Reading read(JsonNode vector, JsonNode given) {
    String call = vector.get("call").asString();
    if (call.equals("text")) {
      List<String> parts = new ArrayList<>();
      given.get("parts").forEach(part -> parts.add(part.asString()));
      return FreeText.text(parts);
    }
    String sent = text(given, "sent");
    return switch (call) {
      case "number" -> Decimals.number(sent, mark(given));
      case "amount" -> Decimals.amount(sent, text(given, "currency"), mark(given));
      case "unsigned" ->
          Decimals.unsigned(Decimals.amount(sent, text(given, "currency"), mark(given)));
      case "quantity" -> Decimals.quantity(sent, text(given, "unit"), mark(given));
      case "code" -> Codes.code(sent, text(given, "list"));
      case "converted" -> Codes.converted(sent, text(given, "from"), text(given, "to"));
      case "id" -> Identifiers.id(sent, text(given, "scheme"));
      case "tariff" ->
          Identifiers.tariff(sent, text(given, "list").isEmpty() ? null : text(given, "list"));
      case "date" -> dates(given).read(sent, text(given, "format"));
      case "iso" -> dates(given).iso(sent);
      default -> throw new AssertionError("No such call: " + call);
    };
  }

  private static DateTimes dates(JsonNode given) {
    return new DateTimes(
        given.get("year").asInt(), text(given, "zone"), given.get("day").asBoolean());
  }

  private static void reading(JsonNode vector, Reading reading) {
    switch (reading) {
      case Reading.Refused refused ->
          assertThat(refused.reason().code())
              .as(refused.toString())
              .isEqualTo(vector.has("refused") ? text(vector, "refused") : "a value");
      case Reading.Taken taken -> {
        assertThat(vector.has("values")).as(taken.toString()).isTrue();
        List<Value> expected = new ArrayList<>();
        vector.get("values").forEach(value -> expected.add(value(value)));
        assertThat(taken.values()).isEqualTo(expected);
        assertThat(taken.notes().stream().map(ValueNote::code)).isEqualTo(notes(vector));
      }
    }
  }

  private static void writing(JsonNode vector, Writing writing) {
    switch (writing) {
      case Writing.NoPlace none ->
          assertThat(none.reason().code())
              .isEqualTo(vector.has("noPlace") ? text(vector, "noPlace") : "a text");
      case Writing.Written written -> {
        assertThat(vector.has("text")).as(written.toString()).isTrue();
        assertThat(written.text()).isEqualTo(text(vector, "text"));
        assertThat(written.note().stream().map(ValueNote::code).toList()).isEqualTo(notes(vector));
      }
    }
  }

  private static List<String> notes(JsonNode vector) {
    List<String> notes = new ArrayList<>();
    vector.get("notes").forEach(note -> notes.add(note.asString()));
    return notes;
  }

  private static Value value(JsonNode strings) {
    return new Value(
        EntryType.ofLabel(strings.get(0).asString()).orElseThrow(),
        strings.get(1).asString(),
        strings.size() > 2 ? strings.get(2).asString() : null);
  }

  private static char mark(JsonNode given) {
    return text(given, "mark").charAt(0);
  }

  private static String text(JsonNode node, String member) {
    return node.get(member).asString();
  }

  private static JsonNode read(String resource) throws IOException {
    try (InputStream in = ValueVectorsTest.class.getResourceAsStream(resource)) {
      return JsonMapper.shared().readTree(in);
    }
  }
}

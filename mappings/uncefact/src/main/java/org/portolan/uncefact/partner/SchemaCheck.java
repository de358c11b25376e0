package org.portolan.uncefact.partner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds a file against the schema of agreements and says where it differs. It knows the words of
 * JSON Schema that this schema uses, and no others; a general validator gives no line numbers.
 */
final class SchemaCheck {
  static final String SCHEMA = "/portolan/partner/agreement-1.schema.json";
  private static final Located ROOT = LocatedReader.read(SCHEMA, schema());

  private final List<Complaint> complaints = new ArrayList<>();

  private SchemaCheck() {}

  static byte[] schema() {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(SCHEMA)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Complaint> complaints(Located file) {
    SchemaCheck check = new SchemaCheck();
    check.value(file, ROOT);
    return check.complaints;
  }

  private void value(Located value, Located rule) {
    Located meant = resolved(rule);
    switch (meant.text("type").orElseThrow()) {
      case "object" -> object(value, meant);
      case "array" -> array(value, meant);
      case "integer" -> integer(value, meant);
      case "boolean" -> {
        if (!(value.value() instanceof Boolean)) {
          complain(value, "true or false");
        }
      }
      default -> text(value, meant);
    }
  }

  private static Located resolved(Located rule) {
    return rule.text("$ref")
        .map(ref -> ROOT.find("$defs", ref.substring(ref.lastIndexOf('/') + 1)).orElseThrow())
        .orElse(rule);
  }

  private void object(Located value, Located rule) {
    if (!(value.value() instanceof Map<?, ?>)) {
      complain(value, "an object");
      return;
    }
    Map<String, Located> known = rule.find("properties").orElseThrow().members();
    value
        .members()
        .forEach(
            (name, member) -> {
              if (known.containsKey(name)) {
                value(member, known.get(name));
              } else {
                String hint = Nearest.hint(name, known.keySet());
                complaints.add(Complaint.of("PTL-PAR-002", member.key(), name, hint));
              }
            });
    for (String required : rule.texts("required")) {
      if (!value.members().containsKey(required)) {
        complaints.add(Complaint.of("PTL-PAR-004", value.at(), "no " + required, required));
      }
    }
  }

  private void array(Located value, Located rule) {
    if (!(value.value() instanceof List<?>)) {
      complain(value, "a list");
      return;
    }
    value.items().forEach(item -> value(item, rule.find("items").orElseThrow()));
  }

  private void integer(Located value, Located rule) {
    long min = rule.number("minimum").orElseThrow();
    long max = rule.number("maximum").orElseThrow();
    boolean fits =
        value.value() instanceof BigInteger number
            && number.compareTo(BigInteger.valueOf(min)) >= 0
            && number.compareTo(BigInteger.valueOf(max)) <= 0;
    if (!fits) {
      complain(value, "a whole number from " + min + " to " + max);
    }
  }

  private void text(Located value, Located rule) {
    if (!(value.value() instanceof String text)) {
      complain(value, "a text");
      return;
    }
    List<String> allowed = rule.texts("enum");
    if (!allowed.isEmpty() && !allowed.contains(text)) {
      complain(value, Nearest.hint(text, allowed));
    }
    rule.text("pattern")
        .filter(pattern -> !text.matches(pattern))
        .ifPresent(pattern -> complain(value, "a text of the form " + pattern));
    rule.number("maxLength")
        .filter(max -> text.length() > max)
        .ifPresent(max -> complain(value, "at most " + max + " characters"));
  }

  private void complain(Located value, String expected) {
    Object seen = value.value();
    String shown =
        seen instanceof Map<?, ?> ? "an object" : seen instanceof List<?> ? "a list" : "" + seen;
    complaints.add(Complaint.of("PTL-PAR-003", value.at(), shown, expected));
  }
}

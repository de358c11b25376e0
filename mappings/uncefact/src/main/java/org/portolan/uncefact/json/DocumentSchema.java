package org.portolan.uncefact.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.record.EntryType;
import org.portolan.uncefact.model.Repeat;
import org.portolan.uncefact.model.Term;
import org.portolan.uncefact.model.Terms;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema (2020-12) of the JSON form of one kind of document. Its bytes are hashed into the
 * form of every record of that kind, so a schema that shipped never changes: a changed model gets a
 * new version and a new file.
 */
public final class DocumentSchema {
  private static final String DECIMAL = "^(0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)\\.[0-9]*[1-9])$";
  private static final String DATE =
      "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
          + "(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?$";

  private final Terms terms;
  private final String kind;
  private final Map<String, Object> shapes = new TreeMap<>();

  private DocumentSchema(Terms terms, String kind) {
    this.terms = terms;
    this.kind = kind;
  }

  /** The schema of a kind, as the file in the package has it. */
  public static byte[] bytes(String kind) {
    return Packaged.bytes("/portolan/schema/" + fileName(Terms.load(), kind));
  }

  /** The schema that a terms table gives for a kind. */
  public static byte[] generate(Terms terms, String kind) {
    return Packaged.pretty(JsonMapper.shared(), new DocumentSchema(terms, kind).schema());
  }

  static String fileName(Terms terms, String kind) {
    return kind + "-" + terms.version() + ".schema.json";
  }

  private Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:portolan:schema:" + kind + ":" + terms.version());
    schema.put("title", terms.title(kind));
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put(JsonShape.CONTEXT, Map.of("const", JsonShape.contextId(terms.version())));
    frame.put(JsonShape.KIND, Map.of("const", kind));
    frame.put(JsonShape.MODEL, Map.of("const", terms.version()));
    schema.putAll(object("", frame));
    schema.put("$defs", definitions());
    return schema;
  }

  private Map<String, Object> object(String pattern, Map<String, Object> frame) {
    Map<String, Object> properties = new LinkedHashMap<>(frame);
    List<String> required = new ArrayList<>(frame.keySet());
    for (Term term : terms.below(pattern)) {
      if (term.kinds().contains(kind)) {
        properties.put(term.name(), repeated(term));
        if (term.mandatoryFor().contains(kind)) {
          required.add(term.name());
        }
      }
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    object.put("additionalProperties", false);
    object.put("minProperties", 1);
    return object;
  }

  private Object repeated(Term term) {
    Object one = one(term);
    if (term.repeat() == Repeat.ONCE) {
      return one;
    }
    Map<String, Object> array = new LinkedHashMap<>();
    array.put("type", "array");
    array.put("items", one);
    array.put("minItems", 1);
    return array;
  }

  private Object one(Term term) {
    if (term.isLeaf()) {
      return reference(term.type().get().label());
    }
    if (term.shape().isEmpty()) {
      return object(term.pattern(), Map.of());
    }
    String shape = term.shape().get();
    if (!shapes.containsKey(shape)) {
      shapes.put(shape, Map.of());
      shapes.put(shape, object(term.pattern(), Map.of()));
    }
    return reference(shape);
  }

  private Map<String, Object> definitions() {
    Map<String, Object> definitions = new LinkedHashMap<>(shapes);
    definitions.put("text", string("\\S"));
    definitions.put("number", string(DECIMAL));
    definitions.put("date", string(DATE));
    definitions.put("flag", Map.of("enum", List.of("true", "false")));
    definitions.put("hash", string("^[0-9a-f]{64}$"));
    definitions.put("id", qualified(EntryType.ID, "\\S", "^[a-z][a-z0-9-]*$"));
    definitions.put("code", qualified(EntryType.CODE, "\\S", "^[a-z][a-z0-9]*$"));
    definitions.put("quantity", qualified(EntryType.QUANTITY, DECIMAL, "^[A-Z0-9]{2,3}$"));
    definitions.put("amount", qualified(EntryType.AMOUNT, DECIMAL, "^[A-Z]{3}$"));
    return definitions;
  }

  private static Map<String, Object> qualified(EntryType type, String value, String qualifier) {
    String member = JsonShape.qualifierMember(type);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(JsonShape.VALUE, string(value));
    properties.put(member, string(qualifier));
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    object.put(
        "required",
        type == EntryType.ID ? List.of(JsonShape.VALUE) : List.of(JsonShape.VALUE, member));
    object.put("additionalProperties", false);
    return object;
  }

  private static Map<String, Object> string(String pattern) {
    Map<String, Object> string = new LinkedHashMap<>();
    string.put("type", "string");
    string.put("pattern", pattern);
    return string;
  }

  private static Map<String, Object> reference(String definition) {
    return Map.of("$ref", "#/$defs/" + definition);
  }
}

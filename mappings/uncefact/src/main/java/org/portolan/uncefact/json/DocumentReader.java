package org.portolan.uncefact.json;

import java.util.Map;
import java.util.Optional;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.RecordRefused;
import org.portolan.uncefact.model.Repeat;
import org.portolan.uncefact.model.Term;
import org.portolan.uncefact.model.Terms;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.model.UnknownTerm;
import org.portolan.uncefact.value.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON form back, strictly: no unknown member, none twice, no JSON number or boolean. */
public final class DocumentReader {
  /** More is not read: a document of 2^20 entries of common size stays below it. */
  public static final int MAX_BYTES = 256 * 1024 * 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Terms terms;
  private final TradeDocumentBuilder builder;

  private DocumentReader(Terms terms, TradeDocumentBuilder builder) {
    this.terms = terms;
    this.builder = builder;
  }

  /**
   * @throws UnreadableDocument if the bytes are not the form of a document of this model
   */
  public static TradeDocument read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableDocument("", bytes.length + " bytes", "at most " + MAX_BYTES);
    }
    JsonNode json = parse(bytes);
    Terms terms = Terms.load();
    String version = string(json, JsonShape.MODEL);
    if (!version.equals(terms.version())) {
      throw new UnreadableDocument("/model", version, terms.version());
    }
    String context = string(json, JsonShape.CONTEXT);
    if (!context.equals(JsonShape.contextId(version))) {
      throw new UnreadableDocument("/@context", context, JsonShape.contextId(version));
    }
    String kind = string(json, JsonShape.KIND);
    if (!terms.kinds().contains(kind)) {
      throw new UnreadableDocument("/kind", kind, "one of " + terms.kinds());
    }
    DocumentReader reader = new DocumentReader(terms, TradeDocument.builder(terms, kind));
    reader.members(json, "", "");
    return reader.builder.build();
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      if (json.isObject()) {
        return json;
      }
      throw new UnreadableDocument("", json.getNodeType().toString(), "a JSON object");
    } catch (JacksonException e) {
      throw new UnreadableDocument("", e.getOriginalMessage(), "JSON (RFC 8259)");
    }
  }

  private void members(JsonNode object, String pattern, String pointer) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      boolean frame =
          pointer.isEmpty()
              && (name.equals(JsonShape.CONTEXT)
                  || name.equals(JsonShape.KIND)
                  || name.equals(JsonShape.MODEL));
      if (!frame) {
        member(name, member.getValue(), pattern, pointer);
      }
    }
  }

  private void member(String name, JsonNode json, String pattern, String pointer) {
    String here = pointer + "/" + name;
    Optional<Term> once = terms.find(pattern + "/" + name);
    Term term =
        once.or(() -> terms.find(pattern + "/" + name + "[]"))
            .orElseThrow(() -> new UnreadableDocument(here, name, "a term of the model"));
    if (term.repeat() == Repeat.ONCE) {
      value(term, json, here);
    } else if (json.isArray() && !json.isEmpty()) {
      try {
        json.forEach(element -> value(term, element, builder.open(here)));
      } catch (UnknownTerm e) {
        throw new UnreadableDocument(here, name, e.getMessage());
      }
    } else {
      throw new UnreadableDocument(here, seen(json), "an array that is not empty");
    }
  }

  private void value(Term term, JsonNode json, String pointer) {
    if (term.isLeaf()) {
      leaf(term.type().get(), json, pointer);
    } else if (json.isObject() && !json.isEmpty()) {
      members(json, term.pattern(), pointer);
    } else {
      throw new UnreadableDocument(pointer, seen(json), "an object that is not empty");
    }
  }

  private void leaf(EntryType type, JsonNode json, String pointer) {
    String member = JsonShape.qualifierMember(type);
    String text;
    String qualifier = null;
    if (member == null) {
      text = string(json, pointer, "a string");
    } else {
      if (!json.isObject()) {
        throw new UnreadableDocument(pointer, seen(json), "an object of value and " + member);
      }
      json.propertyNames()
          .forEach(
              name -> {
                if (!name.equals(JsonShape.VALUE) && !name.equals(member)) {
                  throw new UnreadableDocument(pointer + "/" + name, name, "value or " + member);
                }
              });
      text = string(json.path(JsonShape.VALUE), pointer + "/value", "a string");
      qualifier =
          type == EntryType.ID && !json.has(member)
              ? ""
              : string(json.path(member), pointer + "/" + member, "a string");
    }
    try {
      new Entry(pointer, type, text, Optional.ofNullable(qualifier));
      builder.put(pointer, new Value(type, text, qualifier), null);
    } catch (RecordRefused e) {
      throw new UnreadableDocument(pointer, e.seen(), e.expected());
    } catch (UnknownTerm e) {
      throw new UnreadableDocument(pointer, text, e.getMessage());
    }
  }

  private static String string(JsonNode object, String member) {
    return string(object.path(member), "/" + member, "a string");
  }

  private static String string(JsonNode json, String pointer, String expected) {
    if (!json.isString() || json.asString().isEmpty()) {
      throw new UnreadableDocument(pointer, seen(json), expected);
    }
    return json.asString();
  }

  private static String seen(JsonNode json) {
    String text = json.isMissingNode() ? "nothing" : json.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}

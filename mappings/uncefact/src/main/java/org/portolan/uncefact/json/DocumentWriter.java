package org.portolan.uncefact.json;

import java.io.ByteArrayOutputStream;
import org.portolan.uncefact.model.Leaf;
import org.portolan.uncefact.model.Repeat;
import org.portolan.uncefact.model.Term;
import org.portolan.uncefact.model.TradeDocument;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a document as JSON, members in the order of the terms table. */
public final class DocumentWriter {
  private final TradeDocument document;
  private final JsonGenerator json;

  private DocumentWriter(TradeDocument document, JsonGenerator json) {
    this.document = document;
    this.json = json;
  }

  /** UTF-8, indented for reading; {@link DocumentReader} gives the same entries back. */
  public static byte[] write(TradeDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        JsonMapper.shared().writerWithDefaultPrettyPrinter().createGenerator(bytes)) {
      String version = document.terms().version();
      json.writeStartObject();
      json.writeStringProperty(JsonShape.CONTEXT, JsonShape.contextId(version));
      json.writeStringProperty(JsonShape.KIND, document.kind());
      json.writeStringProperty(JsonShape.MODEL, version);
      new DocumentWriter(document, json).members("", "");
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void members(String pattern, String pointer) {
    for (Term term : document.terms().below(pattern)) {
      String here = pointer + "/" + term.name();
      if (document.holds(here)) {
        json.writeName(term.name());
        if (term.repeat() == Repeat.ONCE) {
          value(term, here);
        } else {
          json.writeStartArray();
          for (int i = 0; i < document.size(here); i++) {
            value(term, here + "/" + i);
          }
          json.writeEndArray();
        }
      }
    }
  }

  private void value(Term term, String pointer) {
    if (term.isLeaf()) {
      leaf(document.leaf(pointer).orElseThrow());
    } else {
      json.writeStartObject();
      members(term.pattern(), pointer);
      json.writeEndObject();
    }
  }

  private void leaf(Leaf leaf) {
    String member = JsonShape.qualifierMember(leaf.type());
    if (member == null) {
      json.writeString(leaf.value().text());
      return;
    }
    json.writeStartObject();
    json.writeStringProperty(JsonShape.VALUE, leaf.value().text());
    if (!leaf.value().qualifier().isEmpty()) {
      json.writeStringProperty(member, leaf.value().qualifier());
    }
    json.writeEndObject();
  }
}

package org.portolan.uncefact.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.uncefact.model.Leaf;
import org.portolan.uncefact.model.Provenance;
import org.portolan.uncefact.model.TradeDocument;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where each leaf came from, as a file that lies beside the document and is no part of the record:
 * an object with a member for each pointer, of {@code sources}, {@code rule}, {@code version} and
 * {@code raw}.
 */
public final class ProvenanceJson {
  private ProvenanceJson() {}

  /** The provenance of every leaf that has one, in the order of the leaves. */
  public static byte[] write(TradeDocument document) {
    Map<String, Object> leaves = new LinkedHashMap<>();
    for (Leaf leaf : document.leaves()) {
      Provenance provenance = leaf.provenance();
      if (provenance != null) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("sources", provenance.sources());
        members.put("rule", provenance.rule());
        members.put("version", provenance.version());
        members.put("raw", provenance.raw());
        leaves.put(leaf.pointer(), members);
      }
    }
    return Packaged.pretty(JsonMapper.shared(), leaves);
  }

  /**
   * The document with the provenance that was written of it.
   *
   * @throws UnreadableDocument if the bytes are not such a file
   */
  public static TradeDocument attach(TradeDocument document, byte[] bytes) {
    Map<String, Provenance> provenance = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> leaf : parse(bytes).properties()) {
      JsonNode members = leaf.getValue();
      List<String> sources = new ArrayList<>();
      members.path("sources").forEach(source -> sources.add(source.asString()));
      provenance.put(
          leaf.getKey(),
          Provenance.of(
              sources,
              string(members, leaf.getKey(), "rule"),
              string(members, leaf.getKey(), "version"),
              string(members, leaf.getKey(), "raw")));
    }
    return document.withProvenance(provenance);
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      JsonNode json = JsonMapper.shared().readTree(bytes);
      if (json.isObject()) {
        return json;
      }
      throw new UnreadableDocument("", json.getNodeType().toString(), "a JSON object");
    } catch (JacksonException e) {
      throw new UnreadableDocument("", e.getOriginalMessage(), "JSON (RFC 8259)");
    }
  }

  private static String string(JsonNode members, String pointer, String name) {
    JsonNode value = members.path(name);
    if (!value.isString()) {
      throw new UnreadableDocument(pointer + "/" + name, value.toString(), "a string");
    }
    return value.asString();
  }
}

package org.portolan.uncefact.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.portolan.record.EntryType;
import org.portolan.uncefact.model.Repeat;
import org.portolan.uncefact.model.Term;
import org.portolan.uncefact.model.Terms;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON-LD 1.1 context of the JSON form: each name leads to its term in the UN/CEFACT vocabulary
 * or, where that has none, to a term of our own. A name means one thing wherever it stands.
 */
public final class JsonLdContext {
  /** Where the vocabulary's terms live. */
  public static final String UNECE = "https://vocabulary.uncefact.org/";

  /** Where our own live. */
  public static final String OWN = "urn:portolan:term:";

  private JsonLdContext() {}

  /** The context of the shipped terms, as the file in the package has it. */
  public static byte[] bytes() {
    return Packaged.bytes("/portolan/model/context-" + Terms.load().version() + ".jsonld");
  }

  /** The context that a terms table gives. */
  public static byte[] generate(Terms terms) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("@version", 1.1);
    context.put("unece", UNECE);
    context.put("ptl", OWN);
    context.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    context.put("kind", "ptl:kind");
    context.put("model", "ptl:model");
    context.put("value", "rdf:value");
    context.put("schemeId", "ptl:schemeId");
    context.put("listId", "ptl:listId");
    context.put("unitCode", "ptl:unitCode");
    context.put("currencyCode", "unece:currencyCode");
    for (Term term : terms.all()) {
      Object definition = definition(term);
      Object before = context.putIfAbsent(term.name(), definition);
      if (before != null && !before.equals(definition)) {
        throw new IllegalStateException(
            term.pattern() + ": " + term.name() + " means " + before + " elsewhere");
      }
    }
    return Packaged.pretty(JsonMapper.shared(), Map.of("@context", context));
  }

  private static Object definition(Term term) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("@id", term.jsonLdName());
    switch (term.type().orElse(EntryType.COUNT)) {
      case NUMBER -> definition.put("@type", "xsd:decimal");
      case FLAG -> definition.put("@type", "xsd:boolean");
      case HASH -> definition.put("@type", "xsd:hexBinary");
      default -> {}
    }
    if (term.repeat() != Repeat.ONCE) {
      definition.put("@container", term.repeat() == Repeat.LIST ? "@list" : "@set");
    }
    return definition.size() == 1 ? term.jsonLdName() : definition;
  }
}

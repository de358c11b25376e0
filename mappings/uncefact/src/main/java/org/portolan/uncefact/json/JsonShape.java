package org.portolan.uncefact.json;

import org.portolan.record.EntryType;

/** How each type of entry looks in the JSON form. */
final class JsonShape {
  static final String CONTEXT = "@context";
  static final String KIND = "kind";
  static final String MODEL = "model";
  static final String VALUE = "value";

  private JsonShape() {}

  /** The identifier of the context that this version of the model goes with. */
  static String contextId(String version) {
    return "urn:portolan:context:" + version;
  }

  /** The member beside {@code value}, or null for a type that is a plain string. */
  static String qualifierMember(EntryType type) {
    return switch (type) {
      case ID -> "schemeId";
      case CODE -> "listId";
      case QUANTITY -> "unitCode";
      case AMOUNT -> "currencyCode";
      case TEXT, NUMBER, DATE, FLAG, HASH, COUNT -> null;
    };
  }
}

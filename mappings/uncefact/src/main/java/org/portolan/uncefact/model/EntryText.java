package org.portolan.uncefact.model;

/** An entry as a record writes it: a JSON array of strings escaped as RFC 8785 3.2.2.2 says. */
final class EntryText {
  private EntryText() {}

  static String of(String pointer, String type, String value, String qualifier) {
    StringBuilder entry = new StringBuilder(32 + pointer.length() + value.length());
    entry.append('[');
    string(pointer, entry);
    string(type, entry.append(','));
    string(value, entry.append(','));
    if (qualifier != null) {
      string(qualifier, entry.append(','));
    }
    return entry.append(']').toString();
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}

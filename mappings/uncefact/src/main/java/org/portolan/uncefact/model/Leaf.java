package org.portolan.uncefact.model;

import org.portolan.record.EntryType;
import org.portolan.uncefact.value.Value;

/**
 * One fact of a document.
 *
 * @param pointer its JSON pointer in the document, indices counted after sets were sorted
 * @param value what it says, with unit, currency, list or scheme
 * @param provenance where it came from; {@code null} for a fact the hub itself states
 * @param term what it is an instance of
 */
public record Leaf(String pointer, Value value, Provenance provenance, TermNode term) {
  public EntryType type() {
    return value.type();
  }
}

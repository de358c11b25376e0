package org.portolan.uncefact.mapping;

/** What came of putting a value into a message: where it stands, or why it does not. */
sealed interface Outcome permits Occurrence, Outcome.Refused {
  record Refused(String reason) implements Outcome {}
}

package org.portolan.uncefact.edifact;

/** What UNG says. */
public record FunctionalGroup(
    String reference,
    String sender,
    String senderQualifier,
    String recipient,
    String recipientQualifier) {
  static FunctionalGroup of(Segment ung) {
    return new FunctionalGroup(
        ung.text(5), ung.text(2, 1), ung.text(2, 2), ung.text(3, 1), ung.text(3, 2));
  }
}

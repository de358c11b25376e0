package org.portolan.uncefact.edifact;

/** What UNB says. */
public record Interchange(
    String syntaxIdentifier,
    int syntaxVersion,
    String sender,
    String senderQualifier,
    String recipient,
    String recipientQualifier,
    String date,
    String time,
    String controlReference,
    boolean acknowledgementRequested,
    boolean test,
    long offset) {
  static Interchange of(Segment unb) {
    String version = unb.text(1, 2);
    return new Interchange(
        unb.text(1, 1),
        version.matches("[1-4]") ? Integer.parseInt(version) : 0,
        unb.text(2, 1),
        unb.text(2, 2),
        unb.text(3, 1),
        unb.text(3, 2),
        unb.text(4, 1),
        unb.text(4, 2),
        unb.text(5),
        unb.is(9, 1, "1"),
        unb.is(11, 1, "1"),
        unb.offset());
  }
}

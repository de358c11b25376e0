package org.portolan.uncefact.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;

/** What an interchange or a message has that was not agreed. */
public final class AgreementFindings {
  private AgreementFindings() {}

  /** Of the interchange as a whole; a sender who is not known is another's business. */
  public static List<Finding> of(Agreement agreement, Interchange interchange) {
    List<Finding> findings = new ArrayList<>();
    boolean wrong =
        switch (agreement.test()) {
          case TAKEN -> false;
          case REFUSED -> interchange.test();
          case ONLY -> !interchange.test();
        };
    if (wrong) {
      findings.add(
          Finding.of(
              "PTL-AGR-002",
              unb(interchange, 11, 1),
              interchange.test() ? "1" : "none",
              interchange.test() ? "none" : "1"));
    }
    String agreed =
        agreement.syntaxIdentifier().orElse(interchange.syntaxIdentifier())
            + ":"
            + agreement.syntaxVersion().orElse(interchange.syntaxVersion());
    String seen = interchange.syntaxIdentifier() + ":" + interchange.syntaxVersion();
    if (!seen.equals(agreed)) {
      findings.add(Finding.of("PTL-AGR-004", unb(interchange, 1, 1), seen, agreed));
    }
    return findings;
  }

  /** Of a sender who is in no agreement. */
  public static Finding unknown(Interchange interchange) {
    return Finding.of(
        "PTL-AGR-001",
        unb(interchange, 2, 1),
        party(interchange.sender(), interchange.senderQualifier())
            + " to "
            + party(interchange.recipient(), interchange.recipientQualifier()),
        "parties of an agreement");
  }

  private static String party(String id, String qualifier) {
    return new Agreement.Party(id, qualifier).toString();
  }

  /** Of one message. */
  public static List<Finding> of(Agreement agreement, Message message) {
    List<Finding> findings = new ArrayList<>();
    Place unh = message.segments().get(0).place(2, 1);
    boolean report = List.of("CONTRL", "APERAK").contains(message.type());
    if (!report
        && !agreement.messages().isEmpty()
        && !agreement.messages().contains(message.type())) {
      findings.add(
          Finding.of("PTL-AGR-003", unh, message.type(), String.join(", ", agreement.messages())));
    }
    Optional<String> directory = agreement.directory();
    if (!message.type().equals("CONTRL")
        && directory.isPresent()
        && !directory.get().equals(message.directory())) {
      findings.add(
          Finding.of(
              "PTL-AGR-005",
              message.segments().get(0).place(2, 2),
              message.directory(),
              directory.get()));
    }
    return findings;
  }

  static Place unb(Interchange interchange, int element, int component) {
    return new Place(0, "UNB", element, component, interchange.offset());
  }
}

package org.portolan.app.page;

import java.util.ArrayList;
import java.util.List;
import org.portolan.hub.Acknowledgements;
import org.portolan.hub.Documents;
import org.portolan.hub.Gaps;
import org.portolan.hub.Hub;
import org.portolan.relay.deliver.Delivery;
import org.springframework.stereotype.Component;

/** Messages and documents as the pages show them. */
@Component
class MessageRows {
  private static final int LISTED = 20;

  private final Hub hub;

  MessageRows(Hub hub) {
    this.hub = hub;
  }

  /** A message in the list. */
  public record Row(
      long id,
      String name,
      String received,
      String sender,
      StateWords.Said said,
      String findings,
      List<Entry> documents,
      boolean more) {}

  /**
   * A document of it.
   *
   * @param recognition null where the destination knows nothing of it
   * @param finding the first of its findings; empty where there is none
   */
  public record Entry(
      long id, String title, StateWords.Said said, StateWords.Said recognition, String finding) {}

  /** Something that does not go on by itself. */
  public record Need(String what, String why, String link) {}

  Row of(Documents.MessageRow message) {
    List<Documents.Summary> documents = hub.documents().ofMessage(message.id(), LISTED + 1);
    return new Row(
        message.id(),
        message.name(),
        Times.ofMillis(message.receivedAt()),
        message.sender().orElse("unknown sender"),
        StateWords.of(message.state()),
        message.findings(),
        documents.stream().limit(LISTED).map(this::entry).toList(),
        documents.size() > LISTED);
  }

  private Entry entry(Documents.Summary document) {
    return new Entry(
        document.id(),
        document.title().orElse(document.messageType() + " " + document.reference())
            + document.version().filter(v -> v > 1).map(v -> ", version " + v).orElse(""),
        StateWords.of(document.state()),
        document
            .recordKey()
            .flatMap(
                key -> hub.networks().bank().recognitions().record(hub.networks().lane().id(), key))
            .map(r -> StateWords.of(r, document.version().orElse(1L)))
            .orElse(null),
        document.state().equals("RECORDED")
            ? ""
            : document.findings().lines().findFirst().orElse(""));
  }

  boolean isParked(Documents.MessageRow message) {
    return message.state().equals("FAILED")
        || hub.documents().ofMessage(message.id(), LISTED).stream()
            .anyMatch(document -> document.state().equals("FAILED"));
  }

  List<Need> needs() {
    List<Need> needs = new ArrayList<>();
    for (Documents.MessageRow message : hub.documents().failed(LISTED)) {
      needs.add(
          new Need(
              message.name() + " is parked",
              message.findings().isEmpty() ? "A document of it failed." : message.findings(),
              "/messages/" + message.id()));
    }
    for (Delivery delivery : hub.deliveries().all()) {
      if (delivery.parked()) {
        needs.add(
            new Need(
                "The delivery of batch " + delivery.anchor().ordinal() + " is parked",
                delivery.reason().orElse("It was parked by hand."),
                "/deliveries/" + delivery.id()));
      }
    }
    for (String complaint : hub.partners().complaints()) {
      needs.add(new Need("An agreement or overlay cannot be used", complaint, "/"));
    }
    for (Acknowledgements.Answer overdue : hub.acknowledgements().inState("OVERDUE", LISTED)) {
      needs.add(
          new Need(
              overdue.fileName() + " has no answer",
              overdue.recipient().orElse("The partner")
                  + " should have answered by "
                  + overdue.dueAt().map(Times::ofMillis).orElse("now")
                  + ". Ask, or send it again: ./portolan resend "
                  + overdue.id(),
              "/messages/" + overdue.message()));
    }
    for (Gaps.Gap gap : hub.gaps().all()) {
      needs.add(
          new Need(
              "Interchanges of " + gap.agreement() + " are missing",
              "Nothing came with the control numbers " + gap.first() + " to " + gap.last() + ".",
              "/"));
    }
    return needs;
  }
}

package org.portolan.app.api;

import java.util.List;
import org.portolan.hub.Acknowledgements;
import org.portolan.hub.Gaps;
import org.portolan.hub.Hub;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What partners were told, what they answered, and what is missing between us and them. */
@RestController
class PartnersApi {
  private static final int LISTED = 1_000;

  private final Hub hub;

  PartnersApi(Hub hub) {
    this.hub = hub;
  }

  record Sent(
      long id,
      long message,
      String type,
      String fileName,
      String state,
      String agreement,
      String recipient,
      String controlReference,
      Long sentAt,
      int timesSent,
      Long dueAt,
      String reply,
      List<String> replyDetails,
      Long repliedBy) {
    static Sent of(Acknowledgements.Answer it) {
      return new Sent(
          it.id(),
          it.message(),
          it.type(),
          it.fileName(),
          it.state(),
          it.agreement().orElse(null),
          it.recipient().orElse(null),
          it.controlReference().orElse(null),
          it.sentAt().orElse(null),
          it.timesSent(),
          it.dueAt().orElse(null),
          it.reply().orElse(null),
          it.replyDetails().orElse("").lines().toList(),
          it.repliedBy().orElse(null));
    }
  }

  record Partners(List<Agreed> agreements, List<String> complaints, List<Gaps.Gap> gaps) {}

  record Agreed(String name, String parties) {}

  /** The newest, or those in one state. */
  @GetMapping("/api/acknowledgements")
  List<Sent> sent(@RequestParam(defaultValue = "") String state) {
    List<Acknowledgements.Answer> answers =
        state.isEmpty()
            ? hub.acknowledgements().newest(LISTED)
            : hub.acknowledgements().inState(state, LISTED);
    return answers.stream().map(Sent::of).toList();
  }

  /** Sends the same bytes once more. */
  @PostMapping("/api/acknowledgements/{id}/resend")
  Sent resend(@PathVariable long id) {
    find(id);
    if (!hub.acknowledgements().resend(id)) {
      throw Problems.notYet("Acknowledgement " + id + " has not been sent a first time");
    }
    return Sent.of(find(id));
  }

  private Acknowledgements.Answer find(long id) {
    return hub.acknowledgements()
        .find(id)
        .orElseThrow(() -> Problems.notFound("acknowledgement", id));
  }

  @GetMapping("/api/partners")
  Partners partners() {
    return new Partners(
        hub.partners().now().agreements().all().stream()
            .map(it -> new Agreed(it.name(), it.parties()))
            .toList(),
        hub.partners().complaints(),
        hub.gaps().all());
  }
}

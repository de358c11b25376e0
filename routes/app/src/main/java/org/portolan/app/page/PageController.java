package org.portolan.app.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.portolan.hub.Documents;
import org.portolan.hub.Hub;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

@Controller
class PageController {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final Hub hub;

  PageController(Hub hub) {
    this.hub = hub;
  }

  /** A message in the list. */
  public record Row(
      long id,
      String name,
      String received,
      String sender,
      String state,
      String findings,
      List<Entry> documents) {}

  /** A document of it. */
  public record Entry(long id, String title, String state, String recognition) {}

  @GetMapping("/")
  String messages(Model model) {
    model.addAttribute("rows", hub.documents().messages(100).stream().map(this::row).toList());
    model.addAttribute("networks", List.of(hub.networks().customs(), hub.networks().bank()));
    return "messages";
  }

  @GetMapping("/documents/{id}")
  String journey(@PathVariable long id, Model model) {
    Documents.DocumentRow document =
        hub.documents()
            .document(id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Documents.MessageRow message = hub.documents().message(document.message()).orElseThrow();
    model.addAttribute("journey", Journey.of(hub, message, document, TIME));
    return "journey";
  }

  private Row row(Documents.MessageRow message) {
    return new Row(
        message.id(),
        message.name(),
        TIME.format(Instant.ofEpochMilli(message.receivedAt())),
        message.sender().orElse("unknown sender"),
        message.state(),
        message.findings(),
        hub.documents().ofMessage(message.id(), 20).stream().map(this::entry).toList());
  }

  private Entry entry(Documents.Summary document) {
    String recognition =
        document
            .recordKey()
            .flatMap(
                key -> hub.networks().bank().recognitions().record(hub.networks().lane().id(), key))
            .map(r -> r.state().name())
            .orElse("");
    return new Entry(
        document.id(),
        document.title().orElse(document.messageType() + " " + document.reference()),
        document.state(),
        recognition);
  }
}

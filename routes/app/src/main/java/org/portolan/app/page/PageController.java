package org.portolan.app.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.portolan.app.HubProperties;
import org.portolan.app.api.Problems;
import org.portolan.hub.Acknowledgements;
import org.portolan.hub.Documents;
import org.portolan.hub.Hub;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Messages, one message, and the journey of one record. */
@Controller
class PageController {
  private static final int SHOWN = 100;

  private final Hub hub;
  private final MessageRows rows;
  private final HubProperties properties;

  PageController(Hub hub, MessageRows rows, HubProperties properties) {
    this.hub = hub;
    this.rows = rows;
    this.properties = properties;
  }

  /** How many messages are in a state. */
  public record Count(long number, StateWords.Said said) {}

  /** An answer to a sender, a segment a line. */
  public record AnswerText(String fileName, String text) {}

  @GetMapping("/")
  String messages(Model model) {
    List<Documents.MessageRow> newest = hub.documents().messages(SHOWN);
    model.addAttribute("rows", newest.stream().map(rows::of).toList());
    model.addAttribute(
        "counts",
        hub.documents().counts().entrySet().stream()
            .map(e -> new Count(e.getValue(), StateWords.of(e.getKey())))
            .toList());
    model.addAttribute("needs", rows.needs());
    model.addAttribute("in", properties.folder().resolve("in").toString());
    model.addAttribute("base", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
    return "messages";
  }

  @GetMapping("/messages/{id}")
  String message(@PathVariable long id, Model model) {
    Documents.MessageRow message = message(id);
    MessageRows.Row row = rows.of(message);
    model.addAttribute("message", message);
    model.addAttribute("row", row);
    model.addAttribute("parked", rows.isParked(message));
    model.addAttribute(
        "answers", hub.acknowledgements().of(id).stream().map(PageController::text).toList());
    return "message";
  }

  @PostMapping("/messages/{id}/release")
  String release(@PathVariable long id) {
    hub.parked().release(message(id));
    return "redirect:/messages/" + id;
  }

  @GetMapping("/documents/{id}")
  String journey(@PathVariable long id, Model model) {
    Optional<Documents.DocumentRow> document = hub.documents().document(id);
    Documents.DocumentRow found = document.orElseThrow(() -> Problems.notFound("document", id));
    model.addAttribute("journey", Journey.of(hub, message(found.message()), found));
    return "journey";
  }

  private Documents.MessageRow message(long id) {
    return hub.documents().message(id).orElseThrow(() -> Problems.notFound("message", id));
  }

  private static AnswerText text(Acknowledgements.Answer answer) {
    String text = new String(answer.content(), StandardCharsets.ISO_8859_1);
    return new AnswerText(answer.fileName(), text.replace("'", "'\n").replace("\n\n", "\n"));
  }
}

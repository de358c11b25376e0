package org.portolan.app.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.portolan.app.intake.HttpIntake;
import org.portolan.hub.Documents;
import org.portolan.hub.Hub;
import org.portolan.hub.Intake;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MessagesApi {
  /** The most documents of one message that are listed. */
  private static final int LISTED = 1_000;

  private final Hub hub;
  private final HttpIntake intake;

  MessagesApi(Hub hub, HttpIntake intake) {
    this.hub = hub;
    this.intake = intake;
  }

  /** What a sender learns at once: the message is on disk and will be processed. */
  record Receipt(long message, String sha256, boolean duplicate) {}

  record MessageSummary(
      long id,
      String name,
      String sha256,
      long size,
      long receivedAt,
      String state,
      String sender,
      String recipient,
      String controlReference,
      Long duplicateOf,
      List<Long> documents) {}

  record Findings(List<String> interchange, List<DocumentFindings> documents) {}

  record DocumentFindings(long document, List<String> findings) {}

  /** The body is streamed to the archive; no converter reads it first. */
  @PostMapping(
      value = "/api/messages",
      consumes = {"application/edifact", "application/octet-stream", "text/plain"})
  ResponseEntity<Receipt> submit(
      HttpServletRequest request,
      @RequestHeader(name = "X-File-Name", defaultValue = "message") String name)
      throws IOException {
    Intake.Receipt receipt =
        intake.receive(request.getInputStream(), request.getContentLengthLong(), name);
    return ResponseEntity.accepted()
        .location(URI.create("/api/messages/" + receipt.message()))
        .body(new Receipt(receipt.message(), receipt.sha256(), receipt.duplicate()));
  }

  @GetMapping("/api/messages")
  List<MessageSummary> messages() {
    return hub.documents().messages(100).stream().map(this::summary).toList();
  }

  @GetMapping("/api/messages/{id}")
  MessageSummary message(@PathVariable long id) {
    return summary(row(id));
  }

  @GetMapping("/api/messages/{id}/content")
  ResponseEntity<Resource> content(@PathVariable long id) {
    Documents.MessageRow row = row(id);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .contentLength(row.size())
        .body(new InputStreamResource(hub.archive().open(row.sha256())));
  }

  @GetMapping("/api/messages/{id}/findings")
  Findings findings(@PathVariable long id) {
    return new Findings(
        row(id).findings().lines().toList(),
        hub.documents().ofMessage(id, LISTED).stream()
            .map(d -> new DocumentFindings(d.id(), d.findings().lines().toList()))
            .toList());
  }

  /** Has a message that failed worked on again. */
  @PostMapping("/api/messages/{id}/release")
  MessageSummary release(@PathVariable long id) {
    if (!hub.parked().release(row(id))) {
      throw Problems.notYet("Nothing of message " + id + " is parked");
    }
    return summary(row(id));
  }

  /** Has what was refused of a message worked on again, by the rules of now. */
  @PostMapping("/api/messages/{id}/replay")
  MessageSummary replay(@PathVariable long id) {
    if (!hub.replay().message(row(id))) {
      throw Problems.notYet("Nothing of message " + id + " was refused");
    }
    return summary(row(id));
  }

  private Documents.MessageRow row(long id) {
    return hub.documents().message(id).orElseThrow(() -> Problems.notFound("message", id));
  }

  private MessageSummary summary(Documents.MessageRow row) {
    return new MessageSummary(
        row.id(),
        row.name(),
        row.sha256(),
        row.size(),
        row.receivedAt(),
        row.state(),
        row.sender().orElse(null),
        row.recipient().orElse(null),
        row.controlReference().orElse(null),
        row.duplicateOf().orElse(null),
        hub.documents().ofMessage(row.id(), LISTED).stream().map(Documents.Summary::id).toList());
  }
}

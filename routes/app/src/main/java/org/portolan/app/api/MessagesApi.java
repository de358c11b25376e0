package org.portolan.app.api;

import java.net.URI;
import java.util.List;
import org.portolan.app.intake.HttpIntake;
import org.portolan.hub.Documents;
import org.portolan.hub.Hub;
import org.portolan.hub.Intake;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MessagesApi {
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
      long receivedAt,
      String state,
      String sender,
      String recipient,
      String controlReference,
      Long duplicateOf,
      List<Long> documents) {}

  record Findings(List<String> interchange, List<DocumentFindings> documents) {}

  record DocumentFindings(long document, List<String> findings) {}

  @PostMapping("/api/messages")
  ResponseEntity<Receipt> submit(
      @RequestBody byte[] bytes,
      @RequestHeader(name = "X-File-Name", defaultValue = "message") String name) {
    if (bytes.length > Intake.MAX_BYTES) {
      throw Problems.tooLarge(bytes.length);
    }
    Intake.Receipt receipt = intake.receive(bytes, name);
    Receipt answer = new Receipt(receipt.message(), receipt.sha256(), receipt.duplicate());
    return ResponseEntity.accepted()
        .location(URI.create("/api/messages/" + receipt.message()))
        .body(answer);
  }

  @GetMapping("/api/messages")
  List<MessageSummary> messages() {
    return hub.documents().messages(100).stream().map(this::summary).toList();
  }

  @GetMapping("/api/messages/{id}")
  MessageSummary message(@PathVariable long id) {
    return summary(row(id));
  }

  @GetMapping(value = "/api/messages/{id}/content", produces = "application/octet-stream")
  byte[] content(@PathVariable long id) {
    return hub.archive().read(row(id).sha256());
  }

  @GetMapping("/api/messages/{id}/findings")
  Findings findings(@PathVariable long id) {
    return new Findings(
        row(id).findings().lines().toList(),
        hub.documents().ofMessage(id).stream()
            .map(d -> new DocumentFindings(d.id(), d.findings().lines().toList()))
            .toList());
  }

  private Documents.MessageRow row(long id) {
    return hub.documents().message(id).orElseThrow(() -> Problems.notFound("message", "" + id));
  }

  private MessageSummary summary(Documents.MessageRow row) {
    return new MessageSummary(
        row.id(),
        row.name(),
        row.sha256(),
        row.receivedAt(),
        row.state(),
        row.sender().orElse(null),
        row.recipient().orElse(null),
        row.controlReference().orElse(null),
        row.duplicateOf().orElse(null),
        hub.documents().ofMessage(row.id()).stream().map(Documents.DocumentRow::id).toList());
  }
}

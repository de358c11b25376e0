package org.portolan.uncefact.response;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.Replies;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.FindingTable;
import org.portolan.uncefact.finding.Place;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.translate.Composer;
import org.portolan.uncefact.value.Value;

/** Makes the response to a declaration: a document of the model, and the CUSRES that says it. */
public final class CustomsResponse {
  private static final List<String> TAKEN_OVER =
      List.of("/declaration/declarantParty/", "/declaration/clearanceCustomsOffice/");

  private CustomsResponse() {}

  /**
   * The CUSRES to send: in the syntax, the characters and the directory of the declaration.
   *
   * @param reference 0020 of the answer, at most 14 characters
   */
  public static Composer.Composed answer(
      Interchange interchange,
      Message message,
      TradeDocument declaration,
      Decision decision,
      String reference) {
    return Composer.compose(
        Replies.header(interchange, reference, decision.at()),
        name(message),
        List.of(document(declaration, message, decision)));
  }

  /** What a CUSRES that answers a message is called. */
  public static MessageName name(Message message) {
    MessageName asked = message.name();
    return new MessageName("CUSRES", asked.version(), asked.release(), asked.agency(), "");
  }

  /** The response as a document of the kind {@code customs-response}. */
  public static TradeDocument document(
      TradeDocument declaration, Message message, Decision decision) {
    TradeDocumentBuilder response = TradeDocument.builder("customs-response");
    String now = time(decision.at());
    put(response, "/exchangedDocument/identifier", Value.id(decision.number(), ""));
    put(
        response,
        "/exchangedDocument/typeCode",
        Value.code(decision.outcome().document(), "un1001"));
    put(response, "/exchangedDocument/functionCode", Value.code("9", "un1225"));
    put(response, "/exchangedDocument/issueDateTime", Value.date(now));
    response.add(
        "/response/responseStatusCodes",
        Value.code(decision.outcome().indicator(), "un7365"),
        null);
    put(response, "/response/decisionDateTime", Value.date(now));
    decision.reason().ifPresent(it -> put(response, "/response/reason", Value.text(it)));
    decision.mrn().ifPresent(it -> put(response, "/declaration/customsId", Value.id(it, "mrn")));
    reference(declaration)
        .ifPresent(
            it ->
                put(response, "/declaration/declarantAssignedDeclarationId", Value.id(it, "lrn")));
    declaration.leaves().stream()
        .filter(leaf -> TAKEN_OVER.stream().anyMatch(leaf.pointer()::startsWith))
        .filter(leaf -> !leaf.pointer().matches(".*/\\d+(/.*)?"))
        .forEach(leaf -> put(response, leaf.pointer(), leaf.value()));
    decision.errors().forEach(error -> error(response, message, error));
    return response.build();
  }

  /** What the declarant calls the declaration: its local reference, else the document's number. */
  private static Optional<String> reference(TradeDocument declaration) {
    return declaration
        .text("/declaration/declarantAssignedDeclarationId")
        .or(() -> declaration.text("/exchangedDocument/identifier"));
  }

  private static void error(TradeDocumentBuilder response, Message message, Finding finding) {
    String error = response.open("/response/errors");
    String code = FindingTable.line(finding.code()).applicationError();
    put(
        response,
        error + "/errorCode",
        Value.code(code.isEmpty() ? finding.code() : code, "portolan"));
    Place place = finding.place();
    if (place.segment() > 0) {
      put(response, error + "/sectionCode", Value.code(section(message, place), "un1049"));
      put(response, error + "/segmentNumeric", Value.number("" + place.segment()));
    }
    if (!place.tag().isEmpty()) {
      put(response, error + "/segmentTag", Value.id(place.tag(), ""));
    }
    if (place.element() > 0) {
      String component = place.component() > 0 ? ":" + place.component() : "";
      put(
          response,
          error + "/sourcePointer",
          Value.text(place.tag() + " " + place.element() + component));
    }
    put(
        response,
        error + "/description",
        Value.text(
            finding.meaning() + ". Seen: " + finding.seen() + ". Expected: " + finding.expected()));
  }

  /** 1 the heading, 2 the details, 6 the summary: UNS parts them. */
  private static String section(Message message, Place place) {
    String section = "1";
    for (Segment segment : message.segments()) {
      if (segment.place().segment() >= place.segment()) {
        break;
      }
      if (segment.tag().equals("UNS")) {
        section = segment.is(1, 1, "S") ? "6" : "2";
      }
    }
    return section;
  }

  private static void put(TradeDocumentBuilder response, String pointer, Value value) {
    response.put(pointer, value, null);
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES).toString();
  }
}

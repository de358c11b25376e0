package org.portolan.hub;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.publisher.db.Rows;
import org.portolan.uncefact.contrl.MessageReport;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.response.CustomsResponse;
import org.portolan.uncefact.response.Decision;
import org.portolan.uncefact.response.MovementReferenceNumber;
import org.portolan.uncefact.translate.Translated;

/**
 * What customs answers to a declaration. Its form is accepted or not by the findings of the
 * mapping; what CONTRL has rejected is not answered again.
 */
final class CustomsAnswers {
  private static final String KIND = "customs-declaration";

  private CustomsAnswers() {}

  /**
   * Writes the CUSRES for a declaration, beside what it answers; nothing for any other message.
   *
   * @param place of the message in its file
   * @param misplaced why it cannot follow what was declared before, if it cannot
   */
  static void insert(
      Connection c,
      long message,
      int place,
      Translated translated,
      Optional<Refusal> misplaced,
      Instant now)
      throws SQLException {
    Optional<TradeDocument> declaration =
        translated.document().filter(document -> document.kind().equals(KIND));
    boolean rejectedBefore =
        MessageReport.of(translated.message(), translated.findings()).isRejected();
    if (declaration.isEmpty() || rejectedBefore) {
      return;
    }
    Rows.change(
        c,
        "INSERT INTO acknowledgement (message, place, type, content, state)"
            + " VALUES (?, ?, 'CUSRES', ?, 'WAITING')",
        message,
        place,
        CustomsResponse.answer(
                translated.interchange(),
                translated.message(),
                declaration.get(),
                decision(declaration.get(), translated.findings(), misplaced, message, place, now),
                "R" + message + "A" + place)
            .bytes());
  }

  /** Takes back the answers to an interchange that is refused as a whole. */
  static void withdraw(Connection c, long message, int fromPlace) throws SQLException {
    Rows.change(
        c,
        "DELETE FROM acknowledgement WHERE message = ? AND place >= ? AND type = 'CUSRES'",
        message,
        fromPlace);
  }

  private static Decision decision(
      TradeDocument declaration,
      List<Finding> findings,
      Optional<Refusal> misplaced,
      long message,
      int place,
      Instant now) {
    String number = "R" + message + "-" + (place + 1);
    boolean wrong = findings.stream().anyMatch(finding -> finding.level() == Level.ERROR);
    return wrong || misplaced.isPresent()
        ? new Decision(
            Decision.Outcome.REJECTED,
            number,
            Optional.empty(),
            misplaced
                .map(Refusal::toString)
                .or(() -> Optional.of("The declaration contradicts itself or lacks a fact.")),
            findings,
            now)
        : new Decision(
            Decision.Outcome.ACCEPTED,
            number,
            mrn(declaration, message * 1_000 + place, now),
            Optional.empty(),
            List.of(),
            now);
  }

  /** An MRN of the country whose office clears the goods; none where no office is named. */
  private static Optional<String> mrn(TradeDocument declaration, long serial, Instant now) {
    return declaration
        .text("/declaration/clearanceCustomsOffice/identifier")
        .or(() -> declaration.text("/declaration/entryCustomsOffice/identifier"))
        .filter(office -> office.matches("[A-Z]{2}.*"))
        .map(
            office ->
                MovementReferenceNumber.of(
                    now.atZone(ZoneOffset.UTC).getYear(),
                    office.substring(0, 2),
                    Long.toString(serial)));
  }
}

package org.portolan.hub;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
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

  /** Whether customs answers a message: it is a declaration. */
  static boolean isFor(Translated translated) {
    return translated.document().filter(document -> document.kind().equals(KIND)).isPresent();
  }

  /**
   * What customs answers to a declaration.
   *
   * @param misplaced why it cannot follow what was declared before, if it cannot
   * @param number of the response
   * @param serial of the declaration with customs
   */
  static TradeDocument answer(
      Translated translated, Optional<Refusal> misplaced, String number, long serial, Instant now) {
    TradeDocument declaration = translated.document().orElseThrow();
    return CustomsResponse.document(
        declaration,
        translated.message(),
        decision(declaration, translated.findings(), misplaced, number, serial, now));
  }

  private static Decision decision(
      TradeDocument declaration,
      List<Finding> findings,
      Optional<Refusal> misplaced,
      String number,
      long serial,
      Instant now) {
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
            mrn(declaration, serial, now),
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

package org.portolan.hub;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.publisher.db.Rows;
import org.portolan.uncefact.answer.Answered;
import org.portolan.uncefact.contrl.Tally;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.FindingTable;
import org.portolan.uncefact.finding.Level;
import org.portolan.uncefact.finding.Place;
import org.portolan.uncefact.partner.Agreement;
import org.portolan.uncefact.translate.Translated;

/**
 * One interchange of a file. Each of its messages is taken or refused on its own; one that is
 * refused as a whole gives no document: its sender is told so, and sends it again.
 */
final class InterchangeTranslation {
  private final Connection c;
  private final Answering answering;
  private final Clock clock;
  private final int number;
  private final int firstPlace;
  private final Tally tally = new Tally();
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Long> duplicateOf = Optional.empty();
  private int accepted;

  /**
   * @param number of the interchange in its file, from 0
   * @param firstPlace of its messages in the file
   */
  InterchangeTranslation(
      Connection c, Answering answering, Clock clock, int number, int firstPlace) {
    this.c = c;
    this.answering = answering;
    this.clock = clock;
    this.number = number;
    this.firstPlace = firstPlace;
  }

  /** The message that brought it before, where it is a duplicate: then nothing of it is taken. */
  Optional<Long> begin() throws SQLException {
    duplicateOf =
        Interchanges.sameAs(
            c,
            answering.message(),
            number,
            answering.interchange(),
            answering.agreement(),
            clock.instant());
    return duplicateOf;
  }

  void insert(Translated translated, int place) throws SQLException {
    if (duplicateOf.isPresent()) {
      return;
    }
    tally.add(translated.message(), translated.findings());
    if (DocumentRows.isTaken(c, answering.message(), place)) {
      accepted++;
      return;
    }
    Optional<Answered> answer = Answered.of(translated.message());
    boolean taken =
        answer.isPresent()
            ? answered(translated, place, answer.get())
            : document(translated, place);
    accepted += taken ? 1 : 0;
  }

  private boolean answered(Translated translated, int place, Answered answer) throws SQLException {
    Optional<Refusal> unmatched =
        Matching.match(c, answering.message(), answering.interchange(), answer, clock.instant());
    DocumentRows.insertAnswer(c, answering.message(), place, translated, answer, unmatched);
    return unmatched.isEmpty();
  }

  private boolean document(Translated translated, int place) throws SQLException {
    boolean sound = translated.isAccepted() && translated.document().isPresent();
    Optional<Lineage> lineage =
        sound
            ? Optional.of(Lineage.of(c, translated.interchange(), translated.document().get()))
            : Optional.empty();
    Optional<Refusal> misplaced =
        lineage
            .filter(Lineage.Misplaced.class::isInstance)
            .map(it -> ((Lineage.Misplaced) it).refusal());
    Optional<Lineage.Placed> placed =
        lineage.filter(Lineage.Placed.class::isInstance).map(Lineage.Placed.class::cast);
    answering.content(translated, place, misplaced, clock.instant());
    DocumentRows.insert(
        c, answering.message(), place, translated, placed, misplaced, answering.rules());
    return placed.isPresent();
  }

  /**
   * @param ofEnvelope of the interchange's own segments, and what ended its reading
   * @return how many of its messages were taken
   */
  int end(List<Finding> ofEnvelope) throws SQLException {
    Interchange interchange = answering.interchange();
    Optional<Agreement> agreement = answering.agreement();
    Place unb = new Place(0, "UNB", 5, 0, interchange.offset());
    findings.addAll(ofEnvelope);
    if (duplicateOf.isPresent()) {
      findings.add(
          Finding.of(
              "PTL-AGR-006",
              unb,
              interchange.controlReference() + ", taken in message " + duplicateOf.get(),
              "a reference of its own"));
    }
    if (tally.isFull()) {
      findings.add(
          Finding.of(
              "PTL-EDI-047",
              unb,
              "more than " + Tally.MOST,
              "at most " + Tally.MOST + " rejected"));
    }
    Optional<Finding> refused =
        findings.stream().filter(InterchangeTranslation::refuses).findFirst();
    if (refused.isPresent()) {
      accepted = 0;
      withdraw(refused.get());
    } else if (agreement.isPresent()) {
      Numbering.received(c, agreement.get(), interchange, clock.instant()).ifPresent(findings::add);
    }
    String state =
        duplicateOf.isPresent() ? "DUPLICATE" : refused.isPresent() ? "REFUSED" : "TAKEN";
    Interchanges.insert(
        c, answering.message(), number, interchange, agreement, state, clock.instant());
    // Who repeats himself without an agreement is not told again what he was told.
    if (duplicateOf.isEmpty() || agreement.isPresent()) {
      answering.syntax(number, tally, findings, clock.instant());
    }
    return accepted;
  }

  private static boolean refuses(Finding finding) {
    return finding.level() == Level.ERROR
        && !FindingTable.line(finding.code()).syntaxError4().isEmpty();
  }

  private void withdraw(Finding why) throws SQLException {
    Rows.change(
        c,
        "UPDATE document SET state = 'REJECTED', match_key = NULL, version = NULL,"
            + " predecessor = NULL, findings = ? WHERE message = ? AND place >= ?"
            + " AND state IN ('TRANSLATED', 'ANSWER')",
        "The interchange was refused as a whole: " + Text.lines(List.of(why)),
        answering.message(),
        firstPlace);
    answering.withdraw(firstPlace);
  }

  List<Finding> findings() {
    return findings;
  }
}

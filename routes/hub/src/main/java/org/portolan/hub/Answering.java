package org.portolan.hub;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.publisher.db.Rows;
import org.portolan.uncefact.aperak.Aperak;
import org.portolan.uncefact.contrl.Contrl;
import org.portolan.uncefact.contrl.MessageReport;
import org.portolan.uncefact.contrl.Tally;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.edifact.Replies;
import org.portolan.uncefact.edifact.Separators;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.FindingTable;
import org.portolan.uncefact.finding.Level;
import org.portolan.uncefact.mapping.Selection;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.partner.Agreement;
import org.portolan.uncefact.response.CustomsResponse;
import org.portolan.uncefact.translate.Composer;
import org.portolan.uncefact.translate.Translated;

/**
 * What the sender of one interchange is told: CONTRL of its syntax, CUSRES or APERAK of each
 * message's content. Each is written with what it answers, in one transaction, and sent after.
 */
final class Answering {
  private final Connection c;
  private final long message;
  private final int round;
  private final Partners.Rules rules;
  private final Interchange interchange;
  private final Optional<Agreement> agreement;

  Answering(Connection c, long message, int round, Partners.Rules rules, Interchange interchange) {
    this.c = c;
    this.message = message;
    this.round = round;
    this.rules = rules;
    this.interchange = interchange;
    this.agreement = rules.agreements().find(interchange);
  }

  long message() {
    return message;
  }

  Interchange interchange() {
    return interchange;
  }

  Optional<Agreement> agreement() {
    return agreement;
  }

  Partners.Rules rules() {
    return rules;
  }

  private Optional<Separators> separators() {
    return agreement.flatMap(Agreement::separators);
  }

  /** A CONTRL where one is due, and none for an interchange of CONTRL. */
  void syntax(int place, Tally tally, List<Finding> findings, Instant now) throws SQLException {
    boolean rejects = tally.rejected() > 0 || findings.stream().anyMatch(MessageReport::isOfSyntax);
    boolean due =
        switch (agreement.map(Agreement::contrl).orElse(Agreement.Contrl.ALWAYS)) {
          case ALWAYS -> true;
          case ASKED -> interchange.acknowledgementRequested();
          case ERRORS -> rejects || interchange.acknowledgementRequested();
          case NEVER -> false;
        };
    if (due && !tally.isOfAnswers()) {
      String reference = reference("A" + place);
      byte[] contrl =
          Contrl.report(interchange, tally.reports(), findings, reference, now, separators());
      insert("CONTRL", place, contrl, reference, null, false);
    }
  }

  /** What is said of a message's content; nothing of what CONTRL has rejected. */
  void content(Translated translated, int place, Optional<Refusal> misplaced, Instant now)
      throws SQLException {
    if (MessageReport.of(translated.message(), translated.findings()).isRejected()) {
      return;
    }
    if (CustomsAnswers.isFor(translated)) {
      String reference = reference("R" + place);
      String number = "R" + message + "-" + (place + 1) + (round == 0 ? "" : "-" + round);
      TradeDocument answer =
          CustomsAnswers.answer(translated, misplaced, number, message * 1_000 + place, now);
      byte[] cusres = written(answer, CustomsResponse.name(translated.message()), reference, now);
      insert("CUSRES", place, cusres, reference, number, asks());
      return;
    }
    List<Aperak.Problem> problems = problems(translated, misplaced);
    boolean due =
        switch (agreement.map(Agreement::aperak).orElse(Agreement.Aperak.NEVER)) {
          case ALWAYS -> true;
          case ERRORS -> !problems.isEmpty();
          case NEVER -> false;
        };
    if (due) {
      String reference = reference("E" + place);
      String number = "E" + message + "-" + (place + 1) + (round == 0 ? "" : "-" + round);
      byte[] aperak =
          Aperak.answer(
              interchange,
              translated.message(),
              header(reference, now),
              separators(),
              number,
              problems);
      insert("APERAK", place, aperak, reference, number, asks());
    }
  }

  /** A document of ours as a message; that none can be made of it is no fault of the sender. */
  private byte[] written(TradeDocument document, MessageName name, String reference, Instant now) {
    Interchange header = header(reference, now);
    Selection selection = Selection.of(header, name);
    try {
      return Composer.compose(
              rules.tables(),
              header,
              separators(),
              agreement
                  .map(it -> selection.under(it.overlays(), it.unknownDirectory()))
                  .orElse(selection),
              name,
              List.of(document))
          .bytes();
    } catch (EdifactException e) {
      throw new IllegalStateException("the answer cannot be written: " + e.getMessage(), e);
    }
  }

  private static List<Aperak.Problem> problems(Translated translated, Optional<Refusal> misplaced) {
    List<Aperak.Problem> problems = new ArrayList<>();
    for (Finding finding : translated.findings()) {
      if (finding.level() == Level.ERROR) {
        problems.add(
            new Aperak.Problem(
                FindingTable.line(finding.code()).applicationError(),
                finding.place() + ": " + finding.meaning() + ". Seen: " + finding.seen()));
      }
    }
    misplaced.ifPresent(
        it ->
            problems.add(
                new Aperak.Problem(
                    it.code().replaceAll("PTL-([A-Z]{3})-", "$1"),
                    it.path() + ": " + it.seen() + " seen, " + it.expected() + " expected")));
    return problems;
  }

  private boolean asks() {
    return agreement.map(it -> it.expected().contrl()).orElse(false);
  }

  private Interchange header(String reference, Instant now) {
    Interchange header = Replies.header(interchange, reference, now);
    return asks() ? Replies.asking(header) : header;
  }

  /** As the partner and we agreed to number what we send; else one that says what it answers. */
  private String reference(String suffix) throws SQLException {
    Optional<Agreement> numbered = agreement.filter(it -> it.controlNumbers().sent().isPresent());
    if (numbered.isPresent()) {
      return Numbering.next(c, numbered.get().name(), numbered.get().controlNumbers().sent().get());
    }
    String own = "P" + message + suffix + (round == 0 ? "" : "-" + round);
    return own.length() <= 14 ? own : own.substring(own.length() - 14);
  }

  private void insert(
      String type, int place, byte[] content, String reference, String number, boolean asks)
      throws SQLException {
    Long dueAfter =
        asks
            ? agreement.flatMap(it -> it.expected().within()).map(Duration::toMillis).orElse(null)
            : null;
    Rows.change(
        c,
        "INSERT INTO acknowledgement (message, place, type, round, content, state, agreement,"
            + " recipient, control_reference, document_number, due_after)"
            + " VALUES (?, ?, ?, ?, ?, 'WAITING', ?, ?, ?, ?, ?)",
        message,
        place,
        type,
        round,
        content,
        agreement.map(Agreement::name).orElse(null),
        Text.cut(interchange.sender(), 100),
        reference,
        number,
        dueAfter);
  }

  /** Takes back what was to be said of the content of an interchange that is refused. */
  void withdraw(int fromPlace) throws SQLException {
    Rows.change(
        c,
        "DELETE FROM acknowledgement WHERE message = ? AND place >= ? AND type <> 'CONTRL'"
            + " AND round = ?",
        message,
        fromPlace,
        round);
  }
}

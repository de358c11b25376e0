package org.portolan.hub;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.publisher.db.Rows;
import org.portolan.uncefact.answer.Answered;
import org.portolan.uncefact.json.DocumentWriter;
import org.portolan.uncefact.json.ProvenanceJson;
import org.portolan.uncefact.mapping.LossReport;
import org.portolan.uncefact.partner.Agreement;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.view.DocumentView;

/** A row for each message of a file: the document it gave, or why it gave none. */
final class DocumentRows {
  private DocumentRows() {}

  /** Whether a message was taken in an earlier round; one that was not is given up for this one. */
  static boolean isTaken(Connection c, long message, int place) throws SQLException {
    Rows.change(
        c,
        "UPDATE document SET predecessor = NULL WHERE predecessor IN"
            + " (SELECT id FROM document WHERE message = ? AND place = ? AND state = 'REJECTED')",
        message,
        place);
    Rows.change(
        c,
        "DELETE FROM document WHERE message = ? AND place = ? AND state = 'REJECTED'",
        message,
        place);
    return Rows.first(
            c,
            row -> row.getLong(1),
            "SELECT id FROM document WHERE message = ? AND place = ?",
            message,
            place)
        .isPresent();
  }

  static void insert(
      Connection c,
      long message,
      int place,
      Translated t,
      Optional<Lineage.Placed> placed,
      Optional<Refusal> misplaced,
      Partners.Rules rules)
      throws SQLException {
    Optional<Agreement> agreement = rules.agreements().find(t.interchange(), t.message().group());
    Rows.change(
        c,
        "INSERT INTO document (message, place, message_type, reference, kind, title, state,"
            + " content, provenance, loss_report, findings, match_key, version, revokes,"
            + " predecessor, agreement, lanes)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        message,
        place,
        Text.cut(t.message().type(), 10),
        Text.cut(t.message().reference(), 50),
        t.document().map(d -> d.kind()).orElse(null),
        t.document().map(d -> Text.cut(DocumentView.of(d).title(), 200)).orElse(null),
        placed.isPresent() ? "TRANSLATED" : "REJECTED",
        t.document().map(DocumentWriter::write).orElse(null),
        t.document().map(ProvenanceJson::write).orElse(null),
        t.losses().map(LossReport::text).map(l -> Text.cut(l, Integer.MAX_VALUE)).orElse(null),
        findings(t, misplaced),
        placed.map(Lineage.Placed::key).orElse(null),
        placed.map(Lineage.Placed::version).orElse(null),
        placed.map(Lineage.Placed::revokes).orElse(false),
        placed.flatMap(Lineage.Placed::predecessor).orElse(null),
        agreement.map(Agreement::name).orElse(null),
        agreement.flatMap(Agreement::lanes).map(lanes -> String.join(",", lanes)).orElse(null));
  }

  private static String findings(Translated t, Optional<Refusal> besides) {
    String findings = Text.lines(t.findings());
    String all =
        besides.map(it -> findings.isEmpty() ? "" + it : findings + "\n" + it).orElse(findings);
    return Text.cut(all, Integer.MAX_VALUE);
  }

  /** A partner's answer to something of ours gives no document and no record. */
  static void insertAnswer(
      Connection c,
      long message,
      int place,
      Translated t,
      Answered answer,
      Optional<Refusal> unmatched)
      throws SQLException {
    String what =
        answer.type()
            + " for "
            + String.join(", ", answer.references())
            + ": "
            + answer.outcome().name().toLowerCase(java.util.Locale.ROOT);
    Rows.change(
        c,
        "INSERT INTO document (message, place, message_type, reference, title, state, findings,"
            + " revokes) VALUES (?, ?, ?, ?, ?, ?, ?, FALSE)",
        message,
        place,
        Text.cut(t.message().type(), 10),
        Text.cut(t.message().reference(), 50),
        Text.cut(what, 200),
        unmatched.isPresent() ? "REJECTED" : "ANSWER",
        unmatched.isPresent()
            ? findings(t, unmatched)
            : Text.cut(String.join("\n", List.copyOf(answer.details())), Integer.MAX_VALUE));
  }
}

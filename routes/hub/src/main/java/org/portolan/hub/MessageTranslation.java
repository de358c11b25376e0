package org.portolan.hub;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.publisher.db.Rows;
import org.portolan.uncefact.contrl.MessageReport;
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.FindingTable;
import org.portolan.uncefact.finding.Level;
import org.portolan.uncefact.json.DocumentWriter;
import org.portolan.uncefact.json.ProvenanceJson;
import org.portolan.uncefact.mapping.LossReport;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.Translator;
import org.portolan.uncefact.view.DocumentView;

/**
 * One received file becomes documents and answers, within one transaction and with one message in
 * memory at a time, however large the file is. An interchange that is refused as a whole gives no
 * document: its sender is told so, and sends it again.
 */
final class MessageTranslation {
  private final Connection c;
  private final long message;
  private final Clock clock;

  private final List<Finding> envelope = new ArrayList<>();
  private final List<MessageReport> reports = new ArrayList<>();
  private Interchange first;
  private Interchange current;
  private int interchanges;
  private int place;
  private int placeOfInterchange;
  private int accepted;
  private int acceptedOfInterchange;

  MessageTranslation(Connection c, long message, Clock clock) {
    this.c = c;
    this.message = message;
    this.clock = clock;
  }

  /** The file's first interchange was received before; nothing further of it is read. */
  private static final class Duplicate extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long of;

    private Duplicate(long of) {
      super(null, null, false, false);
      this.of = of;
    }
  }

  /** Work of the database in the middle of the reader's calls. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Failed(SQLException cause) {
      super(cause);
    }
  }

  void run(InputStream bytes, String sha256) throws SQLException {
    try {
      new Translator(Mode.TOLERANT, clock)
          .stream(
              bytes,
              sha256,
              translated -> sql(() -> insert(translated)),
              new Translator.Ended() {
                @Override
                public void begins(Interchange interchange) {
                  sql(() -> begin(interchange));
                }

                @Override
                public void interchange(Interchange interchange, List<Finding> findings) {
                  sql(() -> end(findings));
                }
              });
      finish(accepted > 0 ? "TRANSLATED" : "REJECTED", Optional.empty());
    } catch (EdifactException e) {
      if (current != null) {
        end(List.of(e.finding()));
      } else {
        envelope.add(e.finding());
      }
      finish(accepted > 0 ? "TRANSLATED" : "REJECTED", Optional.empty());
    } catch (Duplicate e) {
      finish("DUPLICATE", Optional.of(e.of));
    } catch (Failed e) {
      throw (SQLException) e.getCause();
    }
  }

  private interface Statements {
    void run() throws SQLException;
  }

  private static void sql(Statements statements) {
    try {
      statements.run();
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  private void begin(Interchange interchange) throws SQLException {
    current = interchange;
    reports.clear();
    placeOfInterchange = place;
    acceptedOfInterchange = 0;
    if (first == null) {
      first = interchange;
      Optional<Long> before = sameInterchange(interchange);
      if (before.isPresent()) {
        throw new Duplicate(before.get());
      }
    }
  }

  /** One that was refused may be sent again under its reference. */
  private Optional<Long> sameInterchange(Interchange i) throws SQLException {
    return Rows.first(
        c,
        row -> row.getLong(1),
        "SELECT id FROM message WHERE sender = ? AND recipient = ? AND control_reference = ?"
            + " AND state = 'TRANSLATED' AND id <> ? ORDER BY id FETCH FIRST 1 ROWS ONLY",
        Text.cut(i.sender(), 100),
        Text.cut(i.recipient(), 100),
        Text.cut(i.controlReference(), 50),
        message);
  }

  private void insert(Translated t) throws SQLException {
    boolean sound = t.isAccepted() && t.document().isPresent();
    Optional<Lineage> lineage =
        sound ? Optional.of(Lineage.of(c, t.interchange(), t.document().get())) : Optional.empty();
    Optional<Lineage.Placed> placed =
        lineage.filter(Lineage.Placed.class::isInstance).map(Lineage.Placed.class::cast);
    String findings = Text.lines(t.findings());
    Optional<Refusal> misplaced =
        lineage
            .filter(Lineage.Misplaced.class::isInstance)
            .map(Lineage.Misplaced.class::cast)
            .map(Lineage.Misplaced::refusal);
    if (misplaced.isPresent()) {
      findings = (findings.isEmpty() ? "" : findings + "\n") + misplaced.get();
    }
    CustomsAnswers.insert(c, message, place, t, misplaced, clock.instant());
    Rows.change(
        c,
        "INSERT INTO document (message, place, message_type, reference, kind, title, state,"
            + " content, provenance, loss_report, findings, match_key, version, revokes,"
            + " predecessor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        message,
        place++,
        Text.cut(t.message().type(), 10),
        Text.cut(t.message().reference(), 50),
        t.document().map(d -> d.kind()).orElse(null),
        t.document().map(d -> Text.cut(DocumentView.of(d).title(), 200)).orElse(null),
        placed.isPresent() ? "TRANSLATED" : "REJECTED",
        t.document().map(DocumentWriter::write).orElse(null),
        t.document().map(ProvenanceJson::write).orElse(null),
        t.losses().map(LossReport::text).map(l -> Text.cut(l, Integer.MAX_VALUE)).orElse(null),
        Text.cut(findings, Integer.MAX_VALUE),
        placed.map(Lineage.Placed::key).orElse(null),
        placed.map(Lineage.Placed::version).orElse(null),
        placed.map(Lineage.Placed::revokes).orElse(false),
        placed.flatMap(Lineage.Placed::predecessor).orElse(null));
    reports.add(MessageReport.of(t.message(), t.findings()));
    if (placed.isPresent()) {
      accepted++;
      acceptedOfInterchange++;
    }
  }

  private void end(List<Finding> findings) throws SQLException {
    envelope.addAll(findings);
    Optional<Finding> refused =
        findings.stream()
            .filter(f -> f.level() == Level.ERROR)
            .filter(f -> !FindingTable.line(f.code()).syntaxError4().isEmpty())
            .findFirst();
    if (refused.isPresent()) {
      accepted -= acceptedOfInterchange;
      Rows.change(
          c,
          "UPDATE document SET state = 'REJECTED', match_key = NULL, version = NULL,"
              + " predecessor = NULL, findings = ? WHERE message = ? AND place >= ?"
              + " AND state = 'TRANSLATED'",
          "The interchange was refused as a whole: " + Text.lines(List.of(refused.get())),
          message,
          placeOfInterchange);
      CustomsAnswers.withdraw(c, message, placeOfInterchange);
    }
    Acknowledgements.insert(
        c, message, interchanges++, current, List.copyOf(reports), findings, clock.instant());
    current = null;
  }

  private void finish(String state, Optional<Long> duplicateOf) throws SQLException {
    Optional<Interchange> from = Optional.ofNullable(first);
    Rows.change(
        c,
        "UPDATE message SET state = ?, sender = ?, recipient = ?, control_reference = ?,"
            + " duplicate_of = ?, findings = ? WHERE id = ?",
        state,
        from.map(i -> Text.cut(i.sender(), 100)).orElse(null),
        from.map(i -> Text.cut(i.recipient(), 100)).orElse(null),
        from.map(i -> Text.cut(i.controlReference(), 50)).orElse(null),
        duplicateOf.orElse(null),
        Text.lines(envelope),
        message);
  }
}

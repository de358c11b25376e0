package org.portolan.hub;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.json.DocumentWriter;
import org.portolan.uncefact.json.ProvenanceJson;
import org.portolan.uncefact.mapping.LossReport;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.Translation;
import org.portolan.uncefact.translate.Translator;
import org.portolan.uncefact.view.DocumentView;

/** Turns received messages into documents. All that one message gives is written at once. */
final class Translating {
  private final HubDatabase database;
  private final Archive archive;
  private final Clock clock;
  private final Consumer<String> step;

  Translating(HubDatabase database, Archive archive, Clock clock, Consumer<String> step) {
    this.database = database;
    this.archive = archive;
    this.clock = clock;
    this.step = step;
  }

  private record Waiting(long id, String sha256) {}

  /** Translates every message that waits. */
  void run() {
    List<Waiting> waiting =
        database.transact(
            c ->
                Rows.list(
                    c,
                    row -> new Waiting(row.getLong("id"), row.getString("sha256")),
                    "SELECT id, sha256 FROM message WHERE state = 'RECEIVED' ORDER BY id"));
    for (Waiting message : waiting) {
      translate(message);
      step.accept("message translated");
    }
  }

  private void translate(Waiting message) {
    Translation translation =
        new Translator(Mode.TOLERANT, clock)
            .translate(new ByteArrayInputStream(archive.read(message.sha256())), message.sha256());
    database.durably(
        c -> {
          Optional<Interchange> first =
              translation.interchanges().stream().findFirst().map(Translation.Part::interchange);
          Optional<Long> duplicate =
              first.isEmpty() ? Optional.empty() : sameInterchange(c, message.id(), first.get());
          String state =
              duplicate.isPresent()
                  ? "DUPLICATE"
                  : translation.messages().stream().anyMatch(Translated::isAccepted)
                      ? "TRANSLATED"
                      : "REJECTED";
          int moved =
              Rows.change(
                  c,
                  "UPDATE message SET state = ?, sender = ?, recipient = ?,"
                      + " control_reference = ?, duplicate_of = ?, findings = ?"
                      + " WHERE id = ? AND state = 'RECEIVED'",
                  state,
                  first.map(Interchange::sender).orElse(null),
                  first.map(Interchange::recipient).orElse(null),
                  first.map(Interchange::controlReference).orElse(null),
                  duplicate.orElse(null),
                  text(envelope(translation)),
                  message.id());
          if (moved == 1 && duplicate.isEmpty()) {
            int place = 0;
            for (Translated translated : translation.messages()) {
              CustomsAnswers.insert(c, message.id(), place, translated, clock.instant());
              insert(c, message.id(), place++, translated);
            }
            Acknowledgements.insert(c, message.id(), translation, clock.instant());
          }
          return null;
        });
  }

  private static List<Finding> envelope(Translation translation) {
    List<Finding> findings = new ArrayList<>(translation.fatal());
    translation.interchanges().forEach(part -> findings.addAll(part.findings()));
    return findings;
  }

  private static Optional<Long> sameInterchange(Connection c, long message, Interchange i)
      throws SQLException {
    return Rows.first(
        c,
        row -> row.getLong(1),
        "SELECT id FROM message WHERE sender = ? AND recipient = ? AND control_reference = ?"
            + " AND state <> 'DUPLICATE' AND id < ? ORDER BY id FETCH FIRST 1 ROWS ONLY",
        i.sender(),
        i.recipient(),
        i.controlReference(),
        message);
  }

  private static void insert(Connection c, long message, int place, Translated t)
      throws SQLException {
    boolean accepted = t.isAccepted() && t.document().isPresent();
    Rows.change(
        c,
        "INSERT INTO document (message, place, message_type, reference, kind, title, state,"
            + " content, provenance, loss_report, findings)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        message,
        place,
        cut(t.message().type(), 10),
        cut(t.message().reference(), 50),
        t.document().map(d -> d.kind()).orElse(null),
        t.document().map(d -> cut(DocumentView.of(d).title(), 200)).orElse(null),
        accepted ? "TRANSLATED" : "REJECTED",
        t.document().map(DocumentWriter::write).orElse(null),
        t.document().map(ProvenanceJson::write).orElse(null),
        t.losses().map(LossReport::text).orElse(null),
        text(t.findings()));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private static String text(List<Finding> findings) {
    return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }
}

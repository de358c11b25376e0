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
import org.portolan.uncefact.edifact.EdifactException;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Mode;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.translate.Translated;
import org.portolan.uncefact.translate.Translator;

/**
 * One received file becomes documents and answers, within one transaction and with one message in
 * memory at a time, however large the file is.
 */
final class MessageTranslation {
  private final Connection c;
  private final long message;
  private final int round;
  private final Partners.Rules rules;
  private final Clock clock;

  private final List<Finding> envelope = new ArrayList<>();
  private Interchange first;
  private InterchangeTranslation current;
  private int interchanges;
  private int places;
  private int accepted;
  private Optional<Long> duplicateOf = Optional.empty();

  MessageTranslation(Connection c, long message, int round, Partners.Rules rules, Clock clock) {
    this.c = c;
    this.message = message;
    this.round = round;
    this.rules = rules;
    this.clock = clock;
  }

  /** Work of the database in the middle of the reader's calls. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Failed(SQLException cause) {
      super(cause);
    }
  }

  /** The sender's agreement may be in a file that cannot be used as it is. */
  static final class AgreementBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    private AgreementBroken(Refusal refusal) {
      super(refusal.toString());
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }

  void run(InputStream bytes, String sha256) throws SQLException {
    Interchanges.forget(c, message);
    try {
      new Translator(Mode.TOLERANT, clock, rules.tables(), rules.agreements())
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
    } catch (EdifactException e) {
      if (current != null) {
        end(List.of(e.finding()));
      } else {
        envelope.add(e.finding());
      }
    } catch (Failed e) {
      throw (SQLException) e.getCause();
    }
    finish();
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
    first = first == null ? interchange : first;
    if (rules.mayLackAgreementOf(interchange)) {
      throw new AgreementBroken(
          Refusal.of(
              "PTL-HUB-002",
              "message " + message,
              interchange.sender() + ", and an agreement that cannot be used",
              "an agreement with the sender, or no broken one"));
    }
    current =
        new InterchangeTranslation(
            c, new Answering(c, message, round, rules, interchange), clock, interchanges++, places);
    current
        .begin()
        .filter(it -> duplicateOf.isEmpty())
        .ifPresent(it -> duplicateOf = Optional.of(it));
  }

  private void insert(Translated translated) throws SQLException {
    current.insert(translated, places++);
  }

  private void end(List<Finding> findings) throws SQLException {
    accepted += current.end(findings);
    envelope.addAll(current.findings());
    current = null;
  }

  private void finish() throws SQLException {
    Optional<Interchange> from = Optional.ofNullable(first);
    String state = accepted > 0 ? "TRANSLATED" : duplicateOf.isPresent() ? "DUPLICATE" : "REJECTED";
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

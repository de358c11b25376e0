package org.portolan.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.portolan.evidence.Refusal;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns received messages into documents. All that one message gives is written at once. One that
 * fails keeps nobody else waiting: it is tried some times and then parked, its bytes kept.
 */
final class Translating {
  private static final Logger LOG = LoggerFactory.getLogger(Translating.class);
  private static final int ATTEMPTS = 3;

  private final HubDatabase database;
  private final Archive archive;
  private final Partners partners;
  private final Clock clock;
  private final Consumer<String> step;

  Translating(
      HubDatabase database,
      Archive archive,
      Partners partners,
      Clock clock,
      Consumer<String> step) {
    this.database = database;
    this.archive = archive;
    this.partners = partners;
    this.clock = clock;
    this.step = step;
  }

  private record Waiting(long id, String sha256, int attempts, int round) {}

  /** Translates every message that waits. */
  void run() {
    for (Waiting message : waiting()) {
      try {
        translate(message);
        step.accept("message translated");
      } catch (RuntimeException | StackOverflowError e) {
        failed(message, e);
      }
    }
  }

  private List<Waiting> waiting() {
    return database.transact(
        c ->
            Rows.list(
                c,
                row ->
                    new Waiting(
                        row.getLong("id"),
                        row.getString("sha256"),
                        row.getInt("attempts"),
                        row.getInt("round")),
                "SELECT id, sha256, attempts, round FROM message WHERE state = 'RECEIVED' ORDER BY"
                    + " id"));
  }

  private void translate(Waiting message) {
    try (InputStream bytes = archive.open(message.sha256())) {
      database.durably(
          c -> {
            // Another hub on this database may have taken it, and holds the row until it is done.
            int mine =
                Rows.change(
                    c,
                    "UPDATE message SET attempts = attempts + 1"
                        + " WHERE id = ? AND state = 'RECEIVED'",
                    message.id());
            if (mine == 1) {
              new MessageTranslation(c, message.id(), message.round(), partners.now(), clock)
                  .run(bytes, message.sha256());
            }
            return null;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void failed(Waiting message, Throwable cause) {
    LOG.error("Message {} could not be worked on", message.id(), cause);
    boolean last = message.attempts() + 1 >= ATTEMPTS;
    Refusal reason =
        cause instanceof MessageTranslation.AgreementBroken broken
            ? broken.refusal()
            : Refusal.of(
                "PTL-HUB-001",
                "message " + message.id(),
                Text.cut(cause + (cause.getCause() == null ? "" : ", " + cause.getCause()), 500),
                "documents or findings");
    database.durably(
        c ->
            Rows.change(
                c,
                "UPDATE message SET attempts = attempts + 1, state = ?, findings = ?"
                    + " WHERE id = ? AND state = 'RECEIVED'",
                last ? "FAILED" : "RECEIVED",
                Text.cut(reason.toString(), Integer.MAX_VALUE),
                message.id()));
  }
}

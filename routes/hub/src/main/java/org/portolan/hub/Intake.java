package org.portolan.hub;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;

/** Takes messages in. When {@link #receive} returns, the message cannot be lost any more. */
public final class Intake {
  /** The largest message that is taken in one piece. */
  public static final int MAX_BYTES = 64 << 20;

  private final HubDatabase database;
  private final Archive archive;
  private final Clock clock;
  private final Consumer<String> step;

  Intake(HubDatabase database, Archive archive, Clock clock, Consumer<String> step) {
    this.database = database;
    this.archive = archive;
    this.clock = clock;
    this.step = step;
  }

  /**
   * @param duplicate whether these bytes were received before; they are not processed again
   */
  public record Receipt(long message, String sha256, boolean duplicate) {}

  /**
   * @param name what the sender called it; kept for people, never used as a path
   * @param transport {@code http}, {@code folder}, {@code demo}
   */
  public Receipt receive(byte[] bytes, String name, String transport) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          bytes.length + " bytes seen, at most " + MAX_BYTES + " expected");
    }
    String sha256 = archive.store(bytes);
    step.accept("message archived");
    int added =
        database.durably(
            c ->
                Rows.change(
                    c,
                    "INSERT INTO message (sha256, name, transport, size_bytes, received_at, state)"
                        + " VALUES (?, ?, ?, ?, ?, 'RECEIVED') ON CONFLICT DO NOTHING",
                    sha256,
                    safe(name),
                    transport,
                    (long) bytes.length,
                    clock.millis()));
    step.accept("message received");
    long id = find(sha256).orElseThrow();
    return new Receipt(id, sha256, added == 0);
  }

  private Optional<Long> find(String sha256) {
    return database.transact(
        c ->
            Rows.first(
                c, row -> row.getLong(1), "SELECT id FROM message WHERE sha256 = ?", sha256));
  }

  /** The last part of a name, without anything that a path or a terminal would act on. */
  static String safe(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String printable = last.replaceAll("[\\p{Cntrl}]", "_").replace("..", "_");
    return printable.isBlank()
        ? "unnamed"
        : printable.substring(0, Math.min(200, printable.length()));
  }
}

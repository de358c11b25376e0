package org.portolan.hub;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;

/** Takes messages in. When {@link #receive} returns, the message cannot be lost any more. */
public final class Intake {
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

  public Receipt receive(byte[] bytes, String name, String transport) {
    return receive(new ByteArrayInputStream(bytes), bytes.length, name, transport);
  }

  /**
   * @param max the most bytes that this way in allows
   * @param name what the sender called it; kept for people, never used as a path
   * @param transport {@code http}, {@code folder}, {@code demo}
   */
  public Receipt receive(InputStream bytes, long max, String name, String transport) {
    Archive.Stored stored = archive.store(bytes, max);
    step.accept("message archived");
    int added =
        database.durably(
            c ->
                Rows.change(
                    c,
                    "INSERT INTO message (sha256, name, transport, size_bytes, received_at, state)"
                        + " VALUES (?, ?, ?, ?, ?, 'RECEIVED') ON CONFLICT DO NOTHING",
                    stored.sha256(),
                    safe(name),
                    transport,
                    stored.size(),
                    clock.millis()));
    step.accept("message received");
    long id = find(stored.sha256()).orElseThrow();
    return new Receipt(id, stored.sha256(), added == 0);
  }

  private Optional<Long> find(String sha256) {
    return database.transact(
        c ->
            Rows.first(
                c, row -> row.getLong(1), "SELECT id FROM message WHERE sha256 = ?", sha256));
  }

  /** The last part of a name, without anything that a path or a terminal would act on. */
  public static String safe(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String printable =
        last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "_").replace("..", "_");
    return printable.isBlank() || printable.equals(".")
        ? "unnamed"
        : printable.substring(0, printable.offsetByCodePoints(0, shown(printable)));
  }

  private static int shown(String name) {
    return Math.min(100, name.codePointCount(0, name.length()));
  }
}

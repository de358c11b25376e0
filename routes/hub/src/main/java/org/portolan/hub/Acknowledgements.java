package org.portolan.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;

/**
 * The answers to senders: sent after the transaction in which they were written, and watched until
 * their own answers come where the agreement asks for them.
 */
public final class Acknowledgements {
  /** A large interchange gives an answer for each of its messages; so many are in memory. */
  private static final int AT_ONCE = 100;

  private final HubDatabase database;
  private final Path out;
  private final Clock clock;

  Acknowledgements(HubDatabase database, Path out, Clock clock) {
    this.database = database;
    this.out = out;
    this.clock = clock;
  }

  /**
   * An answer and the message it answers.
   *
   * @param state WAITING, SENT, ANSWERED, or OVERDUE where the partner's answer should have come
   * @param reply what the partner answered: RECEIVED, ACCEPTED, PARTLY or REJECTED
   * @param replyDetails what it said was wrong, a line each
   * @param dueAt when the partner's answer is overdue, UTC milliseconds
   */
  public record Answer(
      long id,
      long message,
      int place,
      String type,
      int round,
      byte[] content,
      String state,
      Optional<String> agreement,
      Optional<String> recipient,
      Optional<String> controlReference,
      Optional<Long> sentAt,
      int timesSent,
      Optional<Long> dueAt,
      Optional<String> reply,
      Optional<String> replyDetails,
      Optional<Long> repliedBy) {
    /** As in {@code contrl-1.edi}; {@code cusres-1-2.edi} for the second message of a file. */
    public String fileName() {
      String second = place == 0 ? "" : "-" + (place + 1);
      String again = round == 0 ? "" : "-round" + round;
      return type.toLowerCase(Locale.ROOT) + "-" + message + second + again + ".edi";
    }
  }

  /** Puts every answer that waits into the folder from which it goes out. */
  void send() {
    List<Answer> some = inState("WAITING", AT_ONCE);
    while (!some.isEmpty()) {
      send(some);
      some = inState("WAITING", AT_ONCE);
    }
  }

  private void send(List<Answer> answers) {
    for (Answer answer : answers) {
      write(answer);
      long now = clock.millis();
      database.durably(
          c ->
              Rows.change(
                  c,
                  "UPDATE acknowledgement SET times_sent = times_sent + 1, sent_at = ?,"
                      + " state = CASE WHEN answer IS NULL OR answer = 'RECEIVED' THEN 'SENT'"
                      + " ELSE 'ANSWERED' END, due_at = CAST(? AS BIGINT) + due_after"
                      + " WHERE id = ? AND state = 'WAITING'",
                  now,
                  now,
                  answer.id()));
    }
  }

  /** Marks what should have been answered by now. */
  void raise() {
    database.durably(
        c ->
            Rows.change(
                c,
                "UPDATE acknowledgement SET state = 'OVERDUE' WHERE state = 'SENT' AND due_at < ?",
                clock.millis()));
  }

  /** Sends the same bytes once more; false where they have not been sent a first time. */
  public boolean resend(long id) {
    return database.durably(
            c ->
                Rows.change(
                    c,
                    "UPDATE acknowledgement SET state = 'WAITING'"
                        + " WHERE id = ? AND state <> 'WAITING'",
                    id))
        == 1;
  }

  /** The same answer written twice is the same file. */
  private void write(Answer answer) {
    try {
      Files.createDirectories(out);
      Path part = out.resolve(answer.fileName() + ".part");
      Files.write(part, answer.content());
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, out.resolve(answer.fileName()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("an acknowledgement cannot be written to " + out, e);
    }
  }

  public List<Answer> of(long message) {
    return database.transact(
        c ->
            Rows.list(
                c,
                Acknowledgements::answer,
                "SELECT * FROM acknowledgement WHERE message = ? ORDER BY id",
                message));
  }

  public Optional<Answer> find(long id) {
    return database.transact(
        c ->
            Rows.first(
                c, Acknowledgements::answer, "SELECT * FROM acknowledgement WHERE id = ?", id));
  }

  public List<Answer> inState(String state, int max) {
    return database.transact(
        c ->
            Rows.list(
                c,
                Acknowledgements::answer,
                "SELECT * FROM acknowledgement WHERE state = ? ORDER BY id"
                    + " FETCH FIRST ? ROWS ONLY",
                state,
                max));
  }

  /** The newest ones, whatever their state. */
  public List<Answer> newest(int max) {
    return database.transact(
        c ->
            Rows.list(
                c,
                Acknowledgements::answer,
                "SELECT * FROM acknowledgement ORDER BY id DESC FETCH FIRST ? ROWS ONLY",
                max));
  }

  private static Answer answer(ResultSet row) throws SQLException {
    return new Answer(
        row.getLong("id"),
        row.getLong("message"),
        row.getInt("place"),
        row.getString("type"),
        row.getInt("round"),
        row.getBytes("content"),
        row.getString("state"),
        Optional.ofNullable(row.getString("agreement")),
        Optional.ofNullable(row.getString("recipient")),
        Optional.ofNullable(row.getString("control_reference")),
        Optional.ofNullable(row.getObject("sent_at", Long.class)),
        row.getInt("times_sent"),
        Optional.ofNullable(row.getObject("due_at", Long.class)),
        Optional.ofNullable(row.getString("answer")),
        Optional.ofNullable(row.getString("answer_details")),
        Optional.ofNullable(row.getObject("answered_by", Long.class)));
  }
}

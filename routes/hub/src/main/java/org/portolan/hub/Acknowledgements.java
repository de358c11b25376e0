package org.portolan.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.uncefact.contrl.Contrl;
import org.portolan.uncefact.contrl.MessageReport;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.finding.Finding;

/** The answers to senders. One is written in the transaction of what it answers, and sent after. */
public final class Acknowledgements {
  private final HubDatabase database;
  private final Path out;

  Acknowledgements(HubDatabase database, Path out) {
    this.database = database;
    this.out = out;
  }

  /** An answer and the message it answers. */
  public record Answer(long id, long message, int place, String type, byte[] content) {
    /** As in {@code contrl-1.edi}; {@code cusres-1-2.edi} for the second message of a file. */
    public String fileName() {
      String second = place == 0 ? "" : "-" + (place + 1);
      return type.toLowerCase(Locale.ROOT) + "-" + message + second + ".edi";
    }
  }

  /**
   * A CONTRL for an interchange, and none for one of CONTRL.
   *
   * @param place which interchange of the file it is, from 0
   * @param findings of the interchange's envelope, and what ended its reading
   */
  static void insert(
      Connection c,
      long message,
      int place,
      Interchange interchange,
      List<MessageReport> reports,
      List<Finding> findings,
      Instant now)
      throws SQLException {
    Optional<byte[]> contrl =
        Contrl.answer(interchange, reports, findings, "P" + message + "A" + place, now);
    if (contrl.isPresent()) {
      Rows.change(
          c,
          "INSERT INTO acknowledgement (message, place, type, content, state)"
              + " VALUES (?, ?, 'CONTRL', ?, 'WAITING')",
          message,
          place,
          contrl.get());
    }
  }

  /** Puts every answer that waits into the folder from which it goes out. */
  void send() {
    List<Answer> waiting =
        database.transact(
            c ->
                Rows.list(
                    c, ROW, "SELECT * FROM acknowledgement WHERE state = 'WAITING' ORDER BY id"));
    for (Answer answer : waiting) {
      write(answer);
      database.durably(
          c ->
              Rows.change(
                  c, "UPDATE acknowledgement SET state = 'SENT' WHERE id = ?", answer.id()));
    }
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
                c, ROW, "SELECT * FROM acknowledgement WHERE message = ? ORDER BY id", message));
  }

  private static final Rows.Reader<Answer> ROW =
      row ->
          new Answer(
              row.getLong("id"),
              row.getLong("message"),
              row.getInt("place"),
              row.getString("type"),
              row.getBytes("content"));
}

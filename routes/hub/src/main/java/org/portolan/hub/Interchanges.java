package org.portolan.hub;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.portolan.publisher.db.Rows;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.partner.Agreement;

/** Every interchange that was received, by its parties and its control reference. */
final class Interchanges {
  private Interchanges() {}

  /**
   * The message in which an interchange of this reference was taken before; one that was refused
   * may be sent again under its reference.
   *
   * @param place of this one in its file
   */
  static Optional<Long> sameAs(
      Connection c,
      long message,
      int place,
      Interchange i,
      Optional<Agreement> agreement,
      Instant now)
      throws SQLException {
    long since =
        agreement
            .flatMap(Agreement::duplicates)
            .map(days -> now.minus(days).toEpochMilli())
            .orElse(0L);
    return Rows.first(
        c,
        row -> row.getLong(1),
        "SELECT message FROM interchange WHERE sender = ? AND recipient = ?"
            + " AND control_reference = ? AND state = 'TAKEN' AND received_at >= ?"
            + " AND sender_qualifier IN (?, '*') AND recipient_qualifier IN (?, '*')"
            + " AND (message <> ? OR place < ?) ORDER BY id FETCH FIRST 1 ROWS ONLY",
        Text.cut(i.sender(), 100),
        Text.cut(i.recipient(), 100),
        Text.cut(i.controlReference(), 50),
        since,
        Text.cut(i.senderQualifier(), 10),
        Text.cut(i.recipientQualifier(), 10),
        message,
        place);
  }

  /**
   * @param state TAKEN, REFUSED or DUPLICATE
   */
  static void insert(
      Connection c,
      long message,
      int place,
      Interchange i,
      Optional<Agreement> agreement,
      String state,
      Instant now)
      throws SQLException {
    Rows.change(
        c,
        "INSERT INTO interchange (message, place, agreement, sender, sender_qualifier, recipient,"
            + " recipient_qualifier, control_reference, received_at, state)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        message,
        place,
        agreement.map(Agreement::name).orElse(null),
        Text.cut(i.sender(), 100),
        Text.cut(i.senderQualifier(), 10),
        Text.cut(i.recipient(), 100),
        Text.cut(i.recipientQualifier(), 10),
        Text.cut(i.controlReference(), 50),
        now.toEpochMilli(),
        state);
  }

  /** What a message that is worked on again said before. */
  static void forget(Connection c, long message) throws SQLException {
    Rows.change(c, "DELETE FROM interchange WHERE message = ?", message);
  }
}

package org.portolan.hub;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;

/** Reads of messages and documents. */
public final class Documents {
  private final HubDatabase database;

  Documents(HubDatabase database) {
    this.database = database;
  }

  /** {@code receivedAt} in UTC milliseconds; findings a line each. */
  public record MessageRow(
      long id,
      String sha256,
      String name,
      String transport,
      long size,
      long receivedAt,
      String state,
      Optional<String> sender,
      Optional<String> recipient,
      Optional<String> controlReference,
      Optional<Long> duplicateOf,
      String findings) {}

  /**
   * @param content canonical JSON; empty where the message was refused or has no mapping
   */
  public record DocumentRow(
      long id,
      long message,
      String messageType,
      String reference,
      Optional<String> kind,
      Optional<String> title,
      String state,
      Optional<byte[]> content,
      Optional<byte[]> provenance,
      Optional<String> lossReport,
      String findings,
      Optional<Bytes32> recordKey,
      Optional<Bytes32> commitment) {}

  public List<MessageRow> messages(int max) {
    return database.transact(
        c ->
            Rows.list(
                c,
                Documents::message,
                "SELECT * FROM message ORDER BY id DESC FETCH FIRST ? ROWS ONLY",
                max));
  }

  public Optional<MessageRow> message(long id) {
    return database.transact(
        c -> Rows.first(c, Documents::message, "SELECT * FROM message WHERE id = ?", id));
  }

  public List<DocumentRow> ofMessage(long message) {
    return database.transact(
        c ->
            Rows.list(
                c,
                Documents::document,
                "SELECT * FROM document WHERE message = ? ORDER BY place",
                message));
  }

  public Optional<DocumentRow> document(long id) {
    return database.transact(
        c -> Rows.first(c, Documents::document, "SELECT * FROM document WHERE id = ?", id));
  }

  private static MessageRow message(ResultSet row) throws SQLException {
    return new MessageRow(
        row.getLong("id"),
        row.getString("sha256"),
        row.getString("name"),
        row.getString("transport"),
        row.getLong("size_bytes"),
        row.getLong("received_at"),
        row.getString("state"),
        Optional.ofNullable(row.getString("sender")),
        Optional.ofNullable(row.getString("recipient")),
        Optional.ofNullable(row.getString("control_reference")),
        Optional.ofNullable(row.getObject("duplicate_of", Long.class)),
        Optional.ofNullable(row.getString("findings")).orElse(""));
  }

  private static DocumentRow document(ResultSet row) throws SQLException {
    return new DocumentRow(
        row.getLong("id"),
        row.getLong("message"),
        row.getString("message_type"),
        row.getString("reference"),
        Optional.ofNullable(row.getString("kind")),
        Optional.ofNullable(row.getString("title")),
        row.getString("state"),
        Optional.ofNullable(row.getBytes("content")),
        Optional.ofNullable(row.getBytes("provenance")),
        Optional.ofNullable(row.getString("loss_report")),
        row.getString("findings"),
        Optional.ofNullable(Rows.hash(row, "record_key")),
        Optional.ofNullable(Rows.hash(row, "commitment")));
  }
}

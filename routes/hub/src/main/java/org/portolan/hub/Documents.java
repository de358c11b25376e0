package org.portolan.hub;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
      Optional<Bytes32> commitment,
      Optional<Long> version,
      boolean revokes,
      Optional<Long> predecessor) {}

  /** A document without its content, for lists. */
  public record Summary(
      long id,
      String messageType,
      String reference,
      Optional<String> title,
      String state,
      String findings,
      Optional<Bytes32> recordKey,
      Optional<Long> version) {}

  public List<MessageRow> messages(int max) {
    return database.transact(
        c ->
            Rows.list(
                c,
                Documents::message,
                "SELECT * FROM message ORDER BY id DESC FETCH FIRST ? ROWS ONLY",
                max));
  }

  /** The newest messages that are parked, or have a document that is. */
  public List<MessageRow> failed(int max) {
    return database.transact(
        c ->
            Rows.list(
                c,
                Documents::message,
                "SELECT * FROM message WHERE state = 'FAILED' OR id IN"
                    + " (SELECT message FROM document WHERE state = 'FAILED')"
                    + " ORDER BY id DESC FETCH FIRST ? ROWS ONLY",
                max));
  }

  /** How many messages there are in each state. */
  public Map<String, Long> counts() {
    return database.transact(
        c -> {
          Map<String, Long> counts = new TreeMap<>();
          Rows.list(
              c,
              row -> counts.put(row.getString(1), row.getLong(2)),
              "SELECT state, COUNT(*) FROM message GROUP BY state");
          return counts;
        });
  }

  public Optional<MessageRow> message(long id) {
    return database.transact(
        c -> Rows.first(c, Documents::message, "SELECT * FROM message WHERE id = ?", id));
  }

  /** The documents of a message in their order, at most so many. */
  public List<Summary> ofMessage(long message, int max) {
    return database.transact(
        c ->
            Rows.list(
                c,
                Documents::summary,
                "SELECT id, message_type, reference, title, state, findings, record_key, version"
                    + " FROM document WHERE message = ? ORDER BY place FETCH FIRST ? ROWS ONLY",
                message,
                max));
  }

  /** The first document of a message. */
  public Optional<DocumentRow> firstOf(long message) {
    return database.transact(
        c ->
            Rows.first(
                c,
                Documents::document,
                "SELECT * FROM document WHERE message = ? ORDER BY place FETCH FIRST 1 ROWS ONLY",
                message));
  }

  /** The document that took a document's place, or cancelled it. */
  public Optional<Long> successor(long document) {
    return database.transact(
        c ->
            Rows.first(
                c,
                row -> row.getLong(1),
                "SELECT id FROM document WHERE predecessor = ? AND state <> 'REJECTED'",
                document));
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
        Optional.ofNullable(Rows.hash(row, "commitment")),
        Optional.ofNullable(row.getObject("version", Long.class)),
        row.getBoolean("revokes"),
        Optional.ofNullable(row.getObject("predecessor", Long.class)));
  }

  private static Summary summary(ResultSet row) throws SQLException {
    return new Summary(
        row.getLong("id"),
        row.getString("message_type"),
        row.getString("reference"),
        Optional.ofNullable(row.getString("title")),
        row.getString("state"),
        row.getString("findings"),
        Optional.ofNullable(Rows.hash(row, "record_key")),
        Optional.ofNullable(row.getObject("version", Long.class)));
  }
}

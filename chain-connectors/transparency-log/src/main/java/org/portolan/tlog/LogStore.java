package org.portolan.tlog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.Bytes32;

/** The rows of a log: appended, synced to disk, read in order. */
final class LogStore implements AutoCloseable {
  /** An entry as stored. */
  record Row(long position, byte[] bytes, long recordedAt) {}

  /** SQLSTATE of a unique key that is there already. */
  private static final String TAKEN = "23505";

  private final String url;
  private final Connection connection;
  private final boolean h2;

  private LogStore(String url, Connection connection) {
    this.url = url;
    this.connection = connection;
    this.h2 = url.startsWith("jdbc:h2:");
  }

  /** Opens the database and makes the table where there is none. */
  static LogStore open(String url) {
    try {
      Connection connection = DriverManager.getConnection(url);
      try (InputStream schema = LogStore.class.getResourceAsStream("schema.sql");
          Statement statement = connection.createStatement()) {
        statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
      } catch (SQLException | IOException e) {
        connection.close();
        throw new LedgerUnavailable("cannot prepare the log's database " + url, e);
      }
      return new LogStore(url, connection);
    } catch (SQLException e) {
      throw new LedgerUnavailable("cannot open the log's database " + url, e);
    }
  }

  /** A second connection to the same rows, for a reader that shares nothing else. */
  LogStore again() {
    return open(url);
  }

  /** Whether other processes may append too; one that embeds the database has it alone. */
  boolean isShared() {
    return !h2;
  }

  /**
   * Returns when the row is on disk.
   *
   * @return false where another process has taken the place, or done the deed, meanwhile
   */
  synchronized boolean append(Row row, Bytes32 commandKey) {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO entry (position, command_key, bytes, recorded_at) VALUES (?, ?, ?, ?)")) {
      insert.setLong(1, row.position());
      insert.setBytes(2, commandKey.toByteArray());
      insert.setBytes(3, row.bytes());
      insert.setLong(4, row.recordedAt());
      insert.executeUpdate();
      sync();
      return true;
    } catch (SQLException e) {
      if (TAKEN.equals(e.getSQLState())) {
        return false;
      }
      throw new LedgerUnavailable("cannot append to the log's database", e);
    }
  }

  /** H2 acknowledges before anything reached the disk; PostgreSQL does not. */
  private void sync() throws SQLException {
    if (h2) {
      try (Statement checkpoint = connection.createStatement()) {
        checkpoint.execute("CHECKPOINT SYNC");
      }
    }
  }

  synchronized List<Row> read(long from, int max) {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT position, bytes, recorded_at FROM entry WHERE position >= ?"
                + " ORDER BY position FETCH FIRST ? ROWS ONLY")) {
      select.setLong(1, from);
      select.setInt(2, max);
      List<Row> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(new Row(found.getLong(1), found.getBytes(2), found.getLong(3)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new LedgerUnavailable("cannot read the log's database", e);
    }
  }

  synchronized Optional<byte[]> tile(int level, long number) {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT hashes FROM tile WHERE level = ? AND number = ?")) {
      select.setInt(1, level);
      select.setLong(2, number);
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? Optional.of(found.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("cannot read the log's database", e);
    }
  }

  /** Not synced: what is lost is made again from the entries. */
  synchronized void putTile(int level, long number, byte[] hashes) {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO tile (level, number, hashes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setInt(1, level);
      insert.setLong(2, number);
      insert.setBytes(3, hashes);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerUnavailable("cannot write to the log's database", e);
    }
  }

  synchronized Optional<Row> find(Bytes32 commandKey) {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT position, bytes, recorded_at FROM entry WHERE command_key = ?")) {
      select.setBytes(1, commandKey.toByteArray());
      try (ResultSet found = select.executeQuery()) {
        return found.next()
            ? Optional.of(new Row(found.getLong(1), found.getBytes(2), found.getLong(3)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("cannot read the log's database", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new LedgerUnavailable("cannot close the log's database", e);
    }
  }
}

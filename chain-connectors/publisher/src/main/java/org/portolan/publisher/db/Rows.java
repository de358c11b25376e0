package org.portolan.publisher.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;

/** Statements with their arguments in place, and rows as values. */
public final class Rows {
  /** Reads one row. */
  @FunctionalInterface
  public interface Reader<T> {
    T of(ResultSet row) throws SQLException;
  }

  private Rows() {}

  /** Runs and returns how many rows changed. */
  public static int change(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, arguments);
      return statement.executeUpdate();
    }
  }

  public static <T> List<T> list(
      Connection connection, Reader<T> reader, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(reader.of(rows));
        }
        return found;
      }
    }
  }

  public static <T> Optional<T> first(
      Connection connection, Reader<T> reader, String sql, Object... arguments)
      throws SQLException {
    List<T> found = list(connection, reader, sql, arguments);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /** 32 bytes go in as bytes, everything else as it is. */
  public static void set(PreparedStatement statement, Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      if (argument instanceof Bytes32 hash) {
        statement.setBytes(i + 1, hash.toByteArray());
      } else if (argument instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else {
        statement.setObject(i + 1, argument);
      }
    }
  }

  public static Bytes32 hash(ResultSet row, String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : Bytes32.of(bytes);
  }
}

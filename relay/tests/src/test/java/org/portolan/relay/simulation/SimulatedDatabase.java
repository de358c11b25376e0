package org.portolan.relay.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.portolan.publisher.db.HubDatabase;

/**
 * The hub's database: a real one in memory, behind connections that fail, whose clock is the
 * simulation's, and whose disk has only what was synced.
 */
final class SimulatedDatabase {
  private static final String URL =
      "jdbc:h2:mem:simulation;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
          + "DB_CLOSE_DELAY=-1";

  /** A table stands behind those that it refers to. */
  private static final List<String> TABLES =
      List.of(
          "delivery",
          "delivery_event",
          "delivery_answer",
          "lane_cursor",
          "ledger_tx",
          "lane_lease",
          "renewal",
          "frozen_subject",
          "signed_statement");

  private static boolean made;

  /** Fails a transaction, or not. */
  interface Failing {
    /** Before it begins. */
    boolean refuses();

    /** It is done, and nobody is told. */
    boolean losesTheAnswer();
  }

  private final VirtualTime time;
  private final boolean embedded;
  private final Failing failing;
  private final Moments moments;
  private final Runnable committed;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private Map<String, List<Object[]>> disk = new LinkedHashMap<>();

  /**
   * @param embedded whether a commit is on disk only once it was synced
   * @param committed told after each commit, before anybody else can do anything
   */
  SimulatedDatabase(
      VirtualTime time, boolean embedded, Failing failing, Moments moments, Runnable committed) {
    this.time = time;
    this.embedded = embedded;
    this.failing = failing;
    this.moments = moments;
    this.committed = committed;
    make();
    put(Map.of());
    disk = rows();
  }

  private static synchronized void make() {
    if (!made) {
      // Kept open by its URL; what is opened for the migrations alone is closed again.
      HubDatabase.open(URL, "", "", "db/migration/relay").close();
      made = true;
    }
  }

  HubDatabase hub() {
    return HubDatabase.over(
        proxy(
            DataSource.class,
            (source, method, arguments) -> {
              if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
              }
              return connection();
            }),
        embedded);
  }

  /** For a person, to whom nothing of this happens. */
  HubDatabase unfailing() {
    return HubDatabase.over(proxy(DataSource.class, (source, method, arguments) -> open()), false);
  }

  /** Reads what is committed, past all faults. */
  <T> List<T> read(String sql, Row<T> row, Object... arguments) {
    try (Connection connection = DriverManager.getConnection(URL);
        var select = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        select.setObject(i + 1, arguments[i]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(row.of(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Whether these bytes of a command are where a loss of power leaves them. */
  boolean keeps(byte[] command) {
    if (!embedded) {
      return !read("SELECT id FROM ledger_tx WHERE bytes = ?", row -> 1, command).isEmpty();
    }
    return disk.getOrDefault("ledger_tx", List.of()).stream()
        .flatMap(Arrays::stream)
        .anyMatch(value -> value instanceof byte[] bytes && Arrays.equals(bytes, command));
  }

  /** Everything that was not synced is gone. */
  void losePower() {
    put(disk);
  }

  private Connection connection() throws SQLException {
    moments.at("before a transaction");
    if (failing.refuses()) {
      throw new SQLException("the database does not answer");
    }
    Connection real = idle.isEmpty() ? open() : idle.pop();
    return proxy(
        Connection.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "commit" -> {
                commit(real);
                yield null;
              }
              case "close" -> {
                real.rollback();
                idle.push(real);
                yield null;
              }
              case "createStatement" -> statement(real);
              case "prepareStatement" ->
                  real.prepareStatement(atVirtualTime((String) arguments[0]));
              default -> call(real, method, arguments);
            });
  }

  private static Connection open() throws SQLException {
    Connection real = DriverManager.getConnection(URL);
    real.setAutoCommit(false);
    return real;
  }

  private void commit(Connection real) throws SQLException {
    moments.at("before a commit");
    real.commit();
    committed.run();
    moments.at("after a commit");
    if (failing.losesTheAnswer()) {
      throw new SQLException("the connection broke while it committed");
    }
  }

  private String atVirtualTime(String sql) {
    return sql.replace(
        "CURRENT_TIMESTAMP",
        "TIMESTAMP WITH TIME ZONE '"
            + Instant.ofEpochMilli(time.millis()).toString().replace('T', ' ').replace("Z", "+00")
            + "'");
  }

  private Statement statement(Connection real) throws SQLException {
    Statement statement = real.createStatement();
    return proxy(
        Statement.class,
        (self, method, arguments) -> {
          if (method.getName().equals("execute") && arguments[0].equals("CHECKPOINT SYNC")) {
            moments.at("before a sync");
            disk = rows();
            return false;
          }
          return call(statement, method, arguments);
        });
  }

  private Map<String, List<Object[]>> rows() {
    Map<String, List<Object[]>> all = new LinkedHashMap<>();
    for (String table : TABLES) {
      all.put(
          table,
          read(
              "SELECT * FROM " + table,
              row -> {
                Object[] values = new Object[row.getMetaData().getColumnCount()];
                for (int i = 0; i < values.length; i++) {
                  values[i] = row.getObject(i + 1);
                }
                return values;
              }));
    }
    return all;
  }

  private static void put(Map<String, List<Object[]>> rows) {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      for (String table : TABLES.reversed()) {
        statement.executeUpdate("DELETE FROM " + table);
      }
      for (String table : TABLES) {
        for (Object[] values : rows.getOrDefault(table, List.of())) {
          insert(connection, table, values);
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void insert(Connection connection, String table, Object[] values)
      throws SQLException {
    String places = "?, ".repeat(values.length - 1) + "?";
    try (var insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  void close() {
    try {
      for (Connection each : idle) {
        each.close();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

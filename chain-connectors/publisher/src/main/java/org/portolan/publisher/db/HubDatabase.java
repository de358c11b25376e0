package org.portolan.publisher.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The hub's database, opened and migrated. */
public final class HubDatabase implements AutoCloseable {
  private final DataSource source;
  private final AutoCloseable pool;
  private final boolean h2;

  /** What a process before this one committed may not be on disk either. */
  private volatile boolean owesSync = true;

  /** Work in one transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private HubDatabase(DataSource source, AutoCloseable pool, boolean h2) {
    this.source = source;
    this.pool = pool;
    this.h2 = h2;
  }

  /**
   * A database that was opened and migrated by somebody else, who closes it.
   *
   * @param synced whether a commit has to be followed by {@code CHECKPOINT SYNC} to be on disk
   */
  public static HubDatabase over(DataSource source, boolean synced) {
    return new HubDatabase(source, () -> {}, synced);
  }

  /** The URL of an embedded database in a file. */
  public static String embedded(Path file) {
    return "jdbc:h2:file:"
        + file.toAbsolutePath()
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;"
        + "DB_CLOSE_ON_EXIT=FALSE";
  }

  /**
   * @param user empty for an embedded database
   * @param migrations class path folders, of every part that keeps tables here
   */
  public static HubDatabase open(String url, String user, String password, String... migrations) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(8);
    config.setAutoCommit(false);
    if (url.startsWith("jdbc:postgresql:")) {
      // A process that is frozen within a transaction must not hold up those that are not.
      config.setConnectionInitSql("SET idle_in_transaction_session_timeout = '10s'");
    }
    HikariDataSource source = new HikariDataSource(config);
    Flyway.configure().dataSource(source).locations(migrations).outOfOrder(true).load().migrate();
    return new HubDatabase(source, source, url.startsWith("jdbc:h2:"));
  }

  public DataSource source() {
    return source;
  }

  /** Commits and returns, not yet synced where the database is embedded: nothing to tell anyone. */
  public <T> T transact(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseFailed(e);
    }
  }

  /** Commits and returns when the work is on disk; only then may anyone be told. */
  public <T> T durably(Work<T> work) {
    owesSync = true;
    T result = transact(work);
    sync();
    return result;
  }

  /**
   * Before anybody is told of what is read here: a process that died, or a disk that refused, may
   * have left a commit that {@link #durably} never returned from.
   */
  public void settle() {
    if (owesSync) {
      sync();
    }
  }

  /** H2 acknowledges before the disk has it, whatever its settings; PostgreSQL does not. */
  public void sync() {
    if (!h2) {
      return;
    }
    try (Connection connection = source.getConnection();
        Statement checkpoint = connection.createStatement()) {
      checkpoint.execute("CHECKPOINT SYNC");
      connection.commit();
      owesSync = false;
    } catch (SQLException e) {
      throw new DatabaseFailed(e);
    }
  }

  @Override
  public void close() {
    try {
      pool.close();
    } catch (Exception e) {
      throw new IllegalStateException("the hub's database cannot be closed", e);
    }
  }
}

package org.portolan.ledger.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Debian's own PostgreSQL server, started on loopback in a folder that goes with it. */
public final class PostgresServer implements AutoCloseable {
  private static PostgresServer shared;

  private final AtomicInteger databases = new AtomicInteger();
  private final Path bin;
  private final Path data;
  private final int port;

  private PostgresServer(Path bin, Path data, int port) {
    this.bin = bin;
    this.data = data;
    this.port = port;
  }

  /**
   * Starts a server; where its programs are not installed the test is skipped with that sentence.
   */
  public static PostgresServer start() throws IOException, InterruptedException {
    Path bin = bin();
    assumeTrue(bin != null, "no PostgreSQL server here: install the package postgresql");
    Path data = Files.createTempDirectory("portolan-postgres");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    PostgresServer server = new PostgresServer(bin, data, port);
    if (isRoot()) {
      run(List.of("chown", "postgres", data.toString()));
    }
    server.pg("initdb", "-D", data.resolve("db").toString(), "-A", "trust", "-U", "postgres");
    server.pg(
        "pg_ctl",
        "-D",
        data.resolve("db").toString(),
        "-w",
        "-l",
        data.resolve("log").toString(),
        "-o",
        "-p " + port + " -k " + data + " -c listen_addresses=127.0.0.1",
        "start");
    return server;
  }

  /** The server of this process, started when first asked for and stopped when it ends. */
  public static synchronized PostgresServer shared() throws IOException, InterruptedException {
    if (shared == null) {
      PostgresServer started = start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::stopQuietly));
      shared = started;
    }
    return shared;
  }

  public String url() {
    return url("postgres");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
  }

  /** The URL of a new, empty database on this server. */
  public String newDatabase() throws SQLException {
    String name = "case_" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  private void stopQuietly() {
    try {
      close();
    } catch (IOException e) {
      System.err.println("PostgreSQL on port " + port + " did not stop: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path bin() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return null;
    }
    try (Stream<Path> found = Files.list(versions)) {
      return found
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Path::compareTo)
          .orElse(null);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private void pg(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("failed: " + String.join(" ", command));
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    pg("pg_ctl", "-D", data.resolve("db").toString(), "-m", "immediate", "stop");
  }
}

package org.portolan.hub;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.portolan.ledger.contract.PostgresServer;

/** The two databases that a hub keeps its things in; each test gets one of its own. */
enum Databases {
  EMBEDDED {
    @Override
    Hub.Settings settings(Path folder) {
      return Hub.Settings.embedded(folder);
    }
  },
  POSTGRESQL {
    @Override
    Hub.Settings settings(Path folder) throws Exception {
      String server = server().url();
      String name = "hub_" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection = DriverManager.getConnection(server);
          Statement create = connection.createStatement()) {
        create.execute("CREATE DATABASE " + name);
      }
      return new Hub.Settings(
          folder,
          folder.resolve("hub"),
          Optional.of(server.replace("/postgres?", "/" + name + "?")),
          "postgres",
          "");
    }
  };

  private static PostgresServer server;

  abstract Hub.Settings settings(Path folder) throws Exception;

  /** One server for all tests of a process. */
  static synchronized PostgresServer server() throws Exception {
    if (server == null) {
      PostgresServer started = PostgresServer.start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      started.close();
                    } catch (Exception e) {
                      System.err.println("the test's PostgreSQL did not stop: " + e);
                    }
                  }));
      server = started;
    }
    return server;
  }
}

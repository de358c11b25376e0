package org.portolan.journeys;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.portolan.ledger.contract.PostgresServer;
import org.portolan.relay.contract.ReplicaSuite;

/** Two relays whose state is in one PostgreSQL database. */
abstract class ReplicasOnPostgres extends ReplicaSuite {
  private PostgresServer server;

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.start();
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE hub");
    }
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Override
  protected String database() {
    return server.url().replace("/postgres?", "/hub?");
  }
}

package org.portolan.relay;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.portolan.ledger.contract.PostgresServer;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.ReplicaSuite;

/** Two relays between two logs, on a real PostgreSQL server. */
class LogReplicaTest extends ReplicaSuite {
  private PostgresServer server;

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.start();
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement()) {
      for (String name : new String[] {"hub", "customs", "bank"}) {
        statement.execute("CREATE DATABASE " + name);
      }
    }
    PostgresLogPair.tell(folder(), server.url());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Override
  protected Class<? extends LedgerPair> ledgers() {
    return PostgresLogPair.class;
  }

  @Override
  protected String database() {
    return server.url().replace("/postgres?", "/hub?");
  }
}

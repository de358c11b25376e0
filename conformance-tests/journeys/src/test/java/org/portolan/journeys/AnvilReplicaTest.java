package org.portolan.journeys;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portolan.ledger.contract.PostgresServer;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.ReplicaSuite;

/** Two relays, with one account at each of two registries that both of them open at a time. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(OwnAnvil.class)
class AnvilReplicaTest extends ReplicaSuite {
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
  protected Class<? extends LedgerPair> ledgers() {
    return DevnetPair.AnvilToAnvil.class;
  }

  @Override
  protected String database() {
    return server.url().replace("/postgres?", "/hub?");
  }
}

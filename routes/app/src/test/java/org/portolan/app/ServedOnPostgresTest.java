package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.contract.PostgresServer;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole journey with PostgreSQL, which one setting asks for. */
@DirtiesContext
class ServedOnPostgresTest extends Served {
  private static final Path OWN = temporary();
  private static PostgresServer server;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) throws Exception {
    server = PostgresServer.start();
    registry.add("portolan.folder", OWN::toString);
    registry.add("portolan.database-url", server::url);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void a_declaration_is_recognized_replaced_and_cancelled() throws Exception {
    long first = submitted(declaration("26PG0001", "9"));
    eventually("/api/documents/" + first + "/recognitions", "\"state\":\"RECOGNIZED\"");
    String bundle =
        get("/api/documents/" + first + "/bundle?show=/exchangedDocument/identifier").body();
    assertThat(post("/api/verify", bundle.getBytes(StandardCharsets.UTF_8), "bundle").body())
        .contains("\"state\":\"VALID\"")
        .contains("26PG0001");

    long second = submitted(declaration("26PG0001", "5"));
    eventually("/api/documents/" + second + "/recognitions", "\"version\":2");
    assertThat(get("/api/documents/" + first + "/record").body())
        .contains("\"successor\":" + second);

    long third = submitted(declaration("26PG0001", "1"));
    eventually("/api/documents/" + third + "/recognitions", "\"state\":\"REVOKED\"");
    assertThat(OWN.resolve("state/hub/hub.mv.db")).doesNotExist();
    assertThat(Files.isDirectory(OWN.resolve("state/hub/archive"))).isTrue();
  }
}

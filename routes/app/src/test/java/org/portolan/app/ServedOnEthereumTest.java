package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.ethereum.node.Anvil;
import org.portolan.hub.network.Evaluation;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A hub between two registries of a chain: its page and its interface tell where to look there. */
@Tag("live")
@Tag("ethereum")
class ServedOnEthereumTest extends Served {
  private static final Path FOLDER = temporary();
  private static Anvil anvil;

  @BeforeAll
  static void start() throws Exception {
    anvil = Anvil.start();
    System.setProperty("portolan.anvil.port", "" + URI.create(anvil.url()).getPort());
    new Evaluation(FOLDER.resolve("state")).between(List.of("eip155:31337", "eip155:31337"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (anvil != null) {
      anvil.close();
    }
  }

  @DynamicPropertySource
  static void folder(DynamicPropertyRegistry registry) {
    registry.add("portolan.folder", FOLDER::toString);
  }

  @Test
  void each_step_says_in_which_block_and_transaction_it_is_and_what_was_sent() throws Exception {
    long document = submitted(declaration("26CHAIN", "9"));
    String recognitions =
        eventually("/api/documents/" + document + "/recognitions", "\"state\":\"RECOGNIZED\"");

    assertThat(recognitions).contains("{\"label\":\"block\",\"value\":\"");
    String record = get("/api/documents/" + document + "/record").body();
    assertThat(record)
        .contains("\"network\":\"eip155:31337\"")
        .contains("{\"label\":\"transaction in the block\",\"value\":\"0\"}")
        .contains("\"label\":\"hash of the block\"")
        .contains("\"label\":\"sent as\"");
    // The chain tells of a recognition before the relay has noted it.
    assertThat(eventually("/api/deliveries/1", "\"verb\":\"recognize\",\"state\":\"FINAL\""))
        .contains("\"verb\":\"accept-batch\",\"state\":\"FINAL\"");

    String page = get("/documents/" + document).body();
    assertThat(page)
        .contains("eip155:31337 anchored it")
        .contains("<dt>block</dt>")
        .contains("<dt>hash of the block</dt>")
        .contains("What was sent to eip155:31337")
        .contains("final at height");
    String bundle =
        get("/api/documents/" + document + "/bundle?show=/exchangedDocument/identifier").body();
    assertThat(post("/api/verify", bundle.getBytes(StandardCharsets.UTF_8), "bundle").body())
        .contains("\"state\":\"VALID\"")
        .contains("26CHAIN");
  }
}

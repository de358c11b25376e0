package org.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.hub.network.Evaluation;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A hub between two registries of a channel: its page tells where to look there, and what proves.
 */
@Tag("live")
@Tag("fabric")
class ServedOnFabricTest extends Served {
  private static final Path FOLDER = temporary();
  private static FabricDevnet network;

  @BeforeAll
  static void start() throws Exception {
    network = FabricDevnet.start();
    System.setProperty("portolan.fabric.devnet", network.folder().toString());
    new Evaluation(FOLDER.resolve("state")).between(List.of("fabric:devnet", "fabric:devnet"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (network != null) {
      network.close();
    }
  }

  @DynamicPropertySource
  static void folder(DynamicPropertyRegistry registry) {
    registry.add("portolan.folder", FOLDER::toString);
  }

  @Test
  void each_step_says_in_which_block_and_transaction_it_is_and_whose_peers_signed()
      throws Exception {
    long document = submitted(declaration("26FABRIC", "9"));
    String recognitions =
        eventually("/api/documents/" + document + "/recognitions", "\"state\":\"RECOGNIZED\"");

    assertThat(recognitions).contains("{\"label\":\"block\",\"value\":\"");
    assertThat(get("/api/documents/" + document + "/record").body())
        .contains("\"network\":\"fabric:devnet\"")
        .contains("{\"label\":\"transaction in the block\",\"value\":\"0\"}")
        .contains("\"label\":\"sent as\"");
    assertThat(get("/documents/" + document).body())
        .contains("fabric:devnet anchored it")
        .contains("<dt>block</dt>")
        .contains("<dt>view signed by peers of</dt>")
        .contains("CustomsMSP and PortMSP")
        .contains("<dt>seals of orderers on its block</dt>")
        .contains("What was sent to fabric:devnet")
        .contains("final at height");
  }
}

package org.portolan.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portolan.ethereum.node.Anvil;
import org.portolan.ethereum.node.Finality;
import org.portolan.ethereum.node.Nodes;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Prepared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Whether a deed is done, asked at every moment between its sending and its last confirmation. */
@Tag("live")
class DeedsTest {
  @Test
  void a_deed_whose_block_became_final_between_two_questions_is_found() throws Exception {
    try (AnvilFixture fixture = new AnvilFixture(Anvil.start(), Map.of());
        Ledger ledger = fixture.open();
        Nodes nodes = new Nodes(EthereumSettings.read(fixture.settings()).endpoints())) {
      Registry registry =
          new Registry(31_337, fixture.registry().address(), 0, Finality.parse("immediate"));
      Deeds deeds = new Deeds(registry, nodes, ledger.publisher());
      Command anchor = StoredDeeds.anchor(ledger.publisher(), 1);
      assertThat(deeds.find(anchor.key())).isEmpty();

      ledger.transactor().send(ledger.transactor().prepare(anchor));

      assertThat(deeds.recent(anchor.key())).isPresent();
    }
  }

  /** GoQuorum's geth estimates on top of its pool where no block is named. */
  private static JsonNode onTopOfThePool(JsonNode question) {
    if (question.get("method").asString().equals("eth_estimateGas")) {
      ((ArrayNode) question.get("params")).add("pending");
    }
    return question;
  }

  @Test
  void an_ending_that_waits_in_a_pool_is_waited_for_and_not_refused() throws Exception {
    try (Anvil anvil = Anvil.start("--no-mining");
        LyingNode node = new LyingNode(anvil.url(), (method, result) -> result)) {
      anvil.ask("evm_setAutomine", true);
      try (AnvilFixture fixture =
              new AnvilFixture(
                  anvil, Map.of("endpoint.1.url", node.url(), "endpoint.2.url", node.url()));
          Ledger ledger = fixture.open()) {
        node.hears(DeedsTest::onTopOfThePool);
        anvil.ask("evm_setAutomine", false);
        Command ending = StoredDeeds.ending(ledger.publisher(), 1);
        Prepared prepared = ledger.transactor().prepare(ending);
        ledger.transactor().send(prepared);

        assertThatThrownBy(() -> ledger.transactor().prepare(ending))
            .isInstanceOf(LedgerUnavailable.class)
            .hasMessageContaining("once that is in a block");

        anvil.ask("evm_mine");
        assertThat(ledger.transactor().find(ending.key())).isPresent();
        assertThat(ledger.transactor().prepare(ending).reference()).isNotEmpty();
      }
    }
  }
}

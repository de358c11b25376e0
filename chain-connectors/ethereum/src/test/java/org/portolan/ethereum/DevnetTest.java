package org.portolan.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.LedgerRefused;

/** An evaluation finds a chain that runs here, or says how to start one. */
class DevnetTest {
  private static final String ANVIL = "portolan.anvil.port";
  private static final String QBFT = "portolan.qbft.rpc.base";

  @BeforeEach
  void nothing_listens() {
    System.setProperty(ANVIL, "1");
    System.setProperty(QBFT, "1");
  }

  @AfterEach
  void as_before() {
    System.clearProperty(ANVIL);
    System.clearProperty(QBFT);
  }

  @Test
  void where_no_chain_runs_it_says_how_to_start_one() {
    assertThatThrownBy(() -> Devnet.find("eip155"))
        .isInstanceOfSatisfying(
            LedgerRefused.class,
            no -> {
              assertThat(no.refusal().code()).isEqualTo("PTL-NET-001");
              assertThat(no.refusal().toString()).contains("./portolan devnet up ethereum");
            });
  }
}

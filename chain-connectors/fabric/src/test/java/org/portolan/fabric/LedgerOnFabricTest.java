package org.portolan.fabric;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.ledger.contract.LedgerContract;
import org.portolan.ledger.contract.LedgerFixture;

/** The contract, on four real orderers and the peers of two organisations. */
@Tag("live")
@Tag("fabric")
class LedgerOnFabricTest extends LedgerContract {
  private static FabricDevnet network;

  @AfterAll
  static void stop() throws Exception {
    if (network != null) {
      network.close();
      network = null;
    }
  }

  @Override
  protected LedgerFixture fixture() throws Exception {
    // Asked for by each test, so that without it each is counted as skipped, and says why.
    if (network == null) {
      network = FabricDevnet.start();
    }
    return new FabricFixture(network, false);
  }
}

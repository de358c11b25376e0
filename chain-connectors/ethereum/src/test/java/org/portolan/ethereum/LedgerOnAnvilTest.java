package org.portolan.ethereum;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.portolan.ethereum.node.Anvil;
import org.portolan.ledger.contract.LedgerContract;
import org.portolan.ledger.contract.LedgerFixture;

/** The contract, on a development node with the rules of Osaka. */
@Tag("live")
class LedgerOnAnvilTest extends LedgerContract {
  @Override
  protected LedgerFixture fixture() throws Exception {
    return new AnvilFixture(Anvil.start(), Map.of());
  }
}

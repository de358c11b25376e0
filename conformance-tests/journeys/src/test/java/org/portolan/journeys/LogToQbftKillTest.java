package org.portolan.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portolan.relay.contract.KillSuite;
import org.portolan.relay.contract.LedgerPair;

/** A relay to a contract on a QBFT network, killed at every step. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(QbftNetwork.class)
class LogToQbftKillTest extends KillSuite {
  @Override
  protected Class<? extends LedgerPair> ledgers() {
    return DevnetPair.LogToQbft.class;
  }
}

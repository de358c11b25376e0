package org.portolan.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portolan.relay.contract.KillSuite;
import org.portolan.relay.contract.LedgerPair;

/** A relay to a channel whose transactions take a block's time, killed at every step. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricNetwork.class)
class LogToFabricKillTest extends KillSuite {
  @Override
  protected Class<? extends LedgerPair> ledgers() {
    return DevnetPair.LogToFabric.class;
  }
}

package org.portolan.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portolan.relay.contract.KillSuite;
import org.portolan.relay.contract.LedgerPair;

/** A relay from a channel to a log, killed at every step. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricNetwork.class)
class FabricToLogKillTest extends KillSuite {
  @Override
  protected Class<? extends LedgerPair> ledgers() {
    return DevnetPair.FabricToLog.class;
  }
}

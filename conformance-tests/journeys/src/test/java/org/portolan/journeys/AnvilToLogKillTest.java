package org.portolan.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portolan.relay.contract.KillSuite;
import org.portolan.relay.contract.LedgerPair;

/** A relay from a chain to a log, killed at every step. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(OwnAnvil.class)
class AnvilToLogKillTest extends KillSuite {
  @Override
  protected Class<? extends LedgerPair> ledgers() {
    return DevnetPair.AnvilToLog.class;
  }
}

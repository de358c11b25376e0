package org.portolan.relay;

import org.portolan.relay.contract.KillSuite;
import org.portolan.relay.contract.LedgerPair;

/** A relay between two logs, killed at every step. */
class LogKillTest extends KillSuite {
  @Override
  protected Class<? extends LedgerPair> ledgers() {
    return LogPair.class;
  }
}

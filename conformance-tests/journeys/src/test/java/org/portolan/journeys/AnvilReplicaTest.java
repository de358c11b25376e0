package org.portolan.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portolan.relay.contract.LedgerPair;

/** Two relays, with one account at each of two registries that both of them open at a time. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(OwnAnvil.class)
class AnvilReplicaTest extends ReplicasOnPostgres {
  @Override
  protected Class<? extends LedgerPair> ledgers() {
    return DevnetPair.AnvilToAnvil.class;
  }
}

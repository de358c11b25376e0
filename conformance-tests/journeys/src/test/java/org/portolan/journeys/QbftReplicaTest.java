package org.portolan.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portolan.relay.contract.LedgerPair;

/** The same on four validators, whose blocks take their time. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(QbftNetwork.class)
class QbftReplicaTest extends ReplicasOnPostgres {
  @Override
  protected Class<? extends LedgerPair> ledgers() {
    return DevnetPair.QbftToQbft.class;
  }
}

package org.portolan.journeys;

import org.portolan.ethereum.node.QbftDevnet;

/** The devnet's QBFT network: one that is up, or started for these tests. */
final class QbftNetwork extends NeedsNetwork {
  @Override
  AutoCloseable start() throws Exception {
    return QbftDevnet.start();
  }
}

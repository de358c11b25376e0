package org.portolan.journeys;

import org.portolan.fabric.devnet.FabricDevnet;

/** A Fabric network of its own, where the evaluation looks for one. */
final class FabricNetwork extends NeedsNetwork {
  @Override
  AutoCloseable start() throws Exception {
    FabricDevnet network = FabricDevnet.start();
    System.setProperty("portolan.fabric.devnet", network.folder().toString());
    return network;
  }
}

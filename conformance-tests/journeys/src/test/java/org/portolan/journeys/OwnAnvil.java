package org.portolan.journeys;

import java.net.URI;
import org.portolan.ethereum.node.Anvil;

/** A development node of its own, where the evaluation looks for one. */
final class OwnAnvil extends NeedsNetwork {
  private static final String PORT = "portolan.anvil.port";

  /** Where it listens, for another process. */
  static String port() {
    return System.getProperty(PORT);
  }

  @Override
  AutoCloseable start() throws Exception {
    Anvil anvil = Anvil.start();
    System.setProperty(PORT, "" + URI.create(anvil.url()).getPort());
    return anvil;
  }
}

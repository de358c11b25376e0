package org.portolan.journeys;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.portolan.ethereum.node.Anvil;

/** A development node of its own, where the evaluation looks for one. */
final class OwnAnvil extends NeedsNetwork {
  private static final String PORT = "portolan.anvil.port";

  private static Anvil node;

  /** Where it listens, for another process. */
  static String port() {
    return System.getProperty(PORT);
  }

  /** Lets time pass on the chain, and no other. */
  static void pass(Duration time) throws IOException {
    node.ask("evm_increaseTime", time.toSeconds());
    node.ask("evm_mine");
  }

  @Override
  AutoCloseable start() throws Exception {
    Anvil anvil = Anvil.start();
    node = anvil;
    System.setProperty(PORT, "" + URI.create(anvil.url()).getPort());
    return anvil;
  }
}

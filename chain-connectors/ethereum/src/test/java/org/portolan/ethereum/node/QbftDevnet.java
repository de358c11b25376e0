package org.portolan.ethereum.node;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.ledger.LedgerUnavailable;

/** The QBFT network of four validators that the devnet starts, where a node for it is on PATH. */
public final class QbftDevnet implements AutoCloseable {
  private static final String SCRIPT =
      Tools.checkout().resolve("devnet/ethereum/devnet.sh").toString();
  private static final int NODES = 4;
  private static final int RPC_BASE = 22_000;

  private final boolean ours;

  private QbftDevnet(boolean ours) {
    this.ours = ours;
  }

  /** Uses a network that is up, or starts one; without the program the test is skipped. */
  public static QbftDevnet start() throws IOException, InterruptedException {
    if (isUp()) {
      return new QbftDevnet(false);
    }
    Process process = new ProcessBuilder("sh", SCRIPT, "up-qbft").start();
    String why = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assumeTrue(status != 3, why.strip());
    if (status != 0) {
      throw new IOException(why);
    }
    return new QbftDevnet(true);
  }

  private static boolean isUp() {
    try (Node node = new Node(endpoints().get(0))) {
      return node.block("latest").isPresent();
    } catch (LedgerUnavailable e) {
      return false;
    }
  }

  /** One for each validator, each of another operator. */
  public static List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 1; i <= NODES; i++) {
      endpoints.add(
          new Endpoint(
              "http://127.0.0.1:" + (RPC_BASE + i), "validator " + i, Map.of(), Optional.empty()));
    }
    return endpoints;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (ours) {
      new ProcessBuilder("sh", SCRIPT, "down").start().waitFor();
    }
  }
}

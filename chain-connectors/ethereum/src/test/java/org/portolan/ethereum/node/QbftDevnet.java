package org.portolan.ethereum.node;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
  private static final int RPC_BASE =
      Integer.parseInt(System.getenv().getOrDefault("PORTOLAN_QBFT_RPC_BASE", "22000"));

  private final int rpcBase;
  private final Map<String, String> variables;
  private final boolean ours;

  private QbftDevnet(int rpcBase, Map<String, String> variables) {
    this.rpcBase = rpcBase;
    this.variables = variables;
    this.ours = !isUp();
  }

  /** Uses the devnet's network if it is up, or starts it; without the program a test is skipped. */
  public static QbftDevnet start() throws IOException, InterruptedException {
    return new QbftDevnet(RPC_BASE, Map.of()).up();
  }

  /** One of its own, whose validators a contract names from block 61 on: chain 1338. */
  public static QbftDevnet startWithContract(Path folder) throws IOException, InterruptedException {
    int base = RPC_BASE + 500;
    return new QbftDevnet(
            base,
            Map.of(
                "PORTOLAN_QBFT_GENESIS",
                "genesis-contract.json",
                "PORTOLAN_QBFT_RPC_BASE",
                "" + base,
                "PORTOLAN_QBFT_P2P_BASE",
                "" + (base + 100),
                "PORTOLAN_DEVNET_DIR",
                folder.toString()))
        .up();
  }

  private Process script(String command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT, command);
    builder.environment().putAll(variables);
    return builder.start();
  }

  private QbftDevnet up() throws IOException, InterruptedException {
    if (!ours) {
      return this;
    }
    Process process = script("up-qbft");
    String why = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assumeTrue(status != 3, why.strip());
    if (status != 0) {
      throw new IOException(why);
    }
    return this;
  }

  private boolean isUp() {
    try (Node node = new Node(endpoints().get(0))) {
      return node.block("latest").isPresent();
    } catch (LedgerUnavailable e) {
      return false;
    }
  }

  /** One for each validator, each of another operator. */
  public List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 1; i <= NODES; i++) {
      endpoints.add(
          new Endpoint(
              "http://127.0.0.1:" + (rpcBase + i), "validator " + i, Map.of(), Optional.empty()));
    }
    return endpoints;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (ours) {
      script("down").waitFor();
    }
  }
}

package org.portolan.ethereum;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.portolan.ethereum.contract.RegistryEvents;
import org.portolan.ethereum.node.Anvil;
import org.portolan.ethereum.node.Finality;
import org.portolan.ethereum.node.Node;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.record.BigEndian;
import org.portolan.record.Sha256;

/** How many anchoring transactions a second one account brings to a chain with a block a second. */
public final class AnchorLoad {
  private static final int IN_FLIGHT = 400;
  private static final int DEFAULT_SECONDS = 60;

  private AnchorLoad() {}

  /** Prints the rate, and that none was lost and none came twice. */
  public static void run(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_SECONDS;
    Anvil anvil = Anvil.start();
    try (AnvilFixture fixture = new AnvilFixture(anvil, Map.of());
        Ledger ledger = fixture.open()) {
      anvil.ask("evm_setBlockGasLimit", "0x11e1a300");
      anvil.ask("evm_setAutomine", false);
      anvil.ask("evm_setIntervalMining", 1);
      Deque<Prepared> flying = new ArrayDeque<>();
      long started = System.nanoTime();
      long ordinal = 0;
      while (System.nanoTime() - started < seconds * 1_000_000_000L) {
        ordinal++;
        Prepared prepared =
            ledger
                .transactor()
                .prepare(
                    new Command.AnchorBatch(
                        ledger.publisher(), ordinal, Sha256.hash(BigEndian.u64(ordinal)), 1_024));
        ledger.transactor().send(prepared);
        flying.add(prepared);
        if (flying.size() > IN_FLIGHT) {
          await(ledger, flying.remove());
        }
      }
      while (!flying.isEmpty()) {
        await(ledger, flying.remove());
      }
      double took = (System.nanoTime() - started) / 1e9;
      System.out.printf("%,.0f anchors/s over %.0f s%n", ordinal / took, took);
      check(anvil, fixture, ordinal);
    }
  }

  private static void await(Ledger ledger, Prepared prepared) throws InterruptedException {
    while (!(ledger.transactor().outcome(prepared) instanceof Outcome.Final)) {
      Thread.sleep(50);
    }
  }

  private static void check(Anvil anvil, AnvilFixture fixture, long last) {
    Registry registry = new Registry(31_337, fixture.registry().address(), 0, Finality.IMMEDIATE);
    Set<Long> seen = new HashSet<>();
    long told = 0;
    try (Node node = new Node(AnvilFixture.endpoint(anvil.url()))) {
      long head = node.block("latest").orElseThrow().number();
      for (Registry.Seen event : registry.events(node, 0, head, RegistryEvents.ANCHORED)) {
        told++;
        seen.add(((RegistryEvents.Anchored) event.event()).ordinal());
      }
    }
    System.out.printf(
        "%,d sent, %,d lost, %,d twice%n", last, last - seen.size(), told - seen.size());
  }
}

package org.portolan.bench.fabric;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.portolan.bench.record.Folders;
import org.portolan.bench.record.SampleRecords;
import org.portolan.fabric.BareAnchor;
import org.portolan.fabric.DevnetRegistry;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.ledger.Ledger;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.Sha256;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;

/**
 * Batches of 1,024 records, one transaction each, on a network of four BFT orderers and two
 * organisations: the hub's publisher from accepting the records on disk to knowing the anchor
 * final, and Fabric's own client with the same call, in turns. What the hub takes beyond the
 * network is the difference.
 */
public final class AnchoredBatches {
  private static final int BATCH = 1_024;
  private static final int WARM_UP = 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Publisher publisher;
  private final BareAnchor bare;
  private final SampleRecords samples;

  private AnchoredBatches(Publisher publisher, BareAnchor bare) {
    this.publisher = publisher;
    this.bare = bare;
    this.samples = new SampleRecords(publisher.origin());
  }

  /** {@code [rounds]} */
  public static void run(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    Path folder = Files.createTempDirectory("portolan-bench");
    SigningKey key = SigningKey.generate(Alg.ED25519);
    try (FabricDevnet network = FabricDevnet.start()) {
      DevnetRegistry.create(network, "bench");
      Map<String, String> hub = network.settings("bench", "User1");
      try (Ledger ledger = DevnetRegistry.open(hub);
          BareAnchor bare = new BareAnchor(network.settings("bench", "User2"));
          HubDatabase database =
              HubDatabase.open(
                  HubDatabase.embedded(folder.resolve("hub")), "", "", "db/migration/publisher");
          Publisher publisher =
              new Publisher(
                  database,
                  folder.resolve("records"),
                  ledger,
                  new IssuerIdentity("lei", "BENCH"),
                  key,
                  HashAlgorithm.SHA256,
                  step -> {})) {
        AnchoredBatches bench = new AnchoredBatches(publisher, bare);
        bench.turns(WARM_UP, false);
        bench.turns(rounds, true);
        bench.sustained(rounds);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private void turns(int rounds, boolean tell) {
    long[] hub = new long[rounds];
    long[] cpu = new long[rounds];
    long[] network = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      List<TradeRecord> sealed = samples.seal(BATCH);
      long busy = THREADS.getCurrentThreadCpuTime();
      long begin = System.nanoTime();
      anchor(sealed);
      hub[i] = System.nanoTime() - begin;
      cpu[i] = THREADS.getCurrentThreadCpuTime() - busy;
      Bytes32 root = Sha256.hash(sealed.get(0).commitment().toByteArray());
      begin = System.nanoTime();
      bare.anchor(root, BATCH);
      network[i] = System.nanoTime() - begin;
    }
    if (tell) {
      say("the hub, from records to a final anchor", hub);
      say("Fabric's own client, the same call", network);
      System.out.printf(
          "the hub beyond the network: p50 %.1f ms, p99 %.1f ms; its thread's own work: p50 %.1f"
              + " ms, p99 %.1f ms%n",
          quantile(hub, 0.5) - quantile(network, 0.5),
          quantile(hub, 0.99) - quantile(network, 0.99),
          quantile(cpu, 0.5),
          quantile(cpu, 0.99));
    }
  }

  /** One batch after the other, records sealed on the way. */
  private void sustained(int rounds) {
    long begin = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      anchor(samples.seal(BATCH));
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "sustained: %,.0f records/s, %.2f transactions of %,d records a second, for %.0f s%n",
        rounds * BATCH / seconds, rounds / seconds, BATCH, seconds);
  }

  private void anchor(List<TradeRecord> sealed) {
    publisher.accept(sealed);
    publisher.build(BATCH);
    while (publisher.advance() > 0) {
      // Asked until it is final: the connector waits for the network meanwhile.
    }
  }

  private static void say(String what, long[] nanos) {
    System.out.printf(
        "%s: p50 %.1f ms, p99 %.1f ms (%d transactions)%n",
        what, quantile(nanos, 0.5), quantile(nanos, 0.99), nanos.length);
  }

  private static double quantile(long[] nanos, double part) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))] / 1e6;
  }
}

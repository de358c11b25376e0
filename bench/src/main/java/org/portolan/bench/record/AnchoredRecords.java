package org.portolan.bench.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.portolan.bench.time.CpuTime;
import org.portolan.bench.time.Percentiles;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.tlog.LogSettings;
import org.portolan.tlog.TransparencyLog;

/**
 * Records of 30 entries sealed, kept on disk, signed in sheaves and anchored in an embedded log:
 * records a second until the last one is anchored, and how long one waits until it is acknowledged.
 * Each call hands over one sheaf's records; 32 callers at once where a sheaf has one record.
 */
public final class AnchoredRecords {
  private static final int BATCH = 1_024;
  private static final int MAX_WAITING = 16 * BATCH;

  private final Publisher publisher;
  private final SampleRecords samples;
  private final int sheaf;

  private AnchoredRecords(Publisher publisher, int sheaf) {
    this.publisher = publisher;
    this.samples = new SampleRecords(publisher.origin());
    this.sheaf = sheaf;
  }

  /** {@code [sheaf size [records]]} */
  public static void run(String[] arguments) throws Exception {
    int sheaf = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_024;
    int records =
        arguments.length > 1 ? Integer.parseInt(arguments[1]) : Math.min(200_000, sheaf * 20_000);
    Path folder = Files.createTempDirectory("portolan-bench");
    SigningKey key = SigningKey.generate(Alg.ED25519);
    LogSettings settings =
        new LogSettings(
            "tlog:bench",
            "bench.example/main",
            HashAlgorithm.SHA256,
            LogSettings.embedded(folder.resolve("log")));
    try (TransparencyLog log =
            TransparencyLog.open(settings, key, key, key.spki(), Clock.systemUTC());
        HubDatabase database =
            HubDatabase.open(
                HubDatabase.embedded(folder.resolve("hub")), "", "", "db/migration/publisher");
        Publisher publisher =
            new Publisher(
                database,
                folder.resolve("records"),
                log,
                new IssuerIdentity("lei", "BENCH"),
                key,
                HashAlgorithm.SHA256,
                step -> {})) {
      AnchoredRecords bench = new AnchoredRecords(publisher, sheaf);
      bench.measure(Math.max(sheaf, records / 4), false);
      bench.measure(records, true);
    } finally {
      Folders.delete(folder);
    }
  }

  private void measure(int records, boolean tell) throws Exception {
    int callers = sheaf == 1 ? 32 : Runtime.getRuntime().availableProcessors();
    AtomicInteger toSeal = new AtomicInteger((records + sheaf - 1) / sheaf);
    int goal = toSeal.get() * sheaf;
    Semaphore room = new Semaphore(MAX_WAITING);
    Percentiles waits = new Percentiles();
    long cpu = CpuTime.now();
    long begin = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
      List<Future<?>> running =
          IntStream.range(0, callers)
              .<Future<?>>mapToObj(i -> pool.submit(() -> seal(toSeal, room, waits)))
              .toList();
      int anchored = 0;
      while (anchored < goal) {
        anchored += anchorNext(room);
        for (Future<?> caller : running) {
          if (caller.isDone()) {
            caller.get();
          }
        }
      }
    }
    if (tell) {
      tell(goal, System.nanoTime() - begin, CpuTime.now() - cpu, waits);
    }
  }

  private void seal(AtomicInteger left, Semaphore room, Percentiles waits) {
    while (left.getAndDecrement() > 0) {
      room.acquireUninterruptibly(sheaf);
      List<TradeRecord> sealed = samples.seal(sheaf);
      long offered = System.nanoTime();
      publisher.accept(sealed);
      waits.add(System.nanoTime() - offered);
    }
  }

  private int anchorNext(Semaphore room) throws InterruptedException {
    int batch = Math.max(BATCH, sheaf);
    int built = publisher.build(batch, sheaf).map(publisher::size).orElse(0);
    if (built == 0) {
      Thread.sleep(1);
      return 0;
    }
    publisher.advance();
    room.release(built);
    return built;
  }

  private static void tell(int records, long nanos, long cpu, Percentiles waits) {
    System.out.printf(
        "%,.0f records/s (%,d records of %d entries; %.0f µs of one core each);"
            + " acknowledged on disk after %s%n",
        records / (nanos / 1e9), records, SampleRecords.ENTRIES, cpu / 1e3 / records, waits.said());
  }
}

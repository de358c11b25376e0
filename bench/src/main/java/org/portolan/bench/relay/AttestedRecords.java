package org.portolan.bench.relay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.portolan.bench.record.Folders;
import org.portolan.bench.record.SampleRecords;
import org.portolan.bench.time.CpuTime;
import org.portolan.bench.time.Percentiles;
import org.portolan.publisher.Publisher;
import org.portolan.record.TradeRecord;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.deliver.Openings;

/**
 * Records from their publisher to another ledger: kept, signed in sheaves, anchored in one embedded
 * log, proven, checked and signed by three attestors that open every sheaf, and accepted by the
 * other log with their signatures. How long one waits is from its acknowledgement by the publisher
 * until the destination holds its batch.
 */
public final class AttestedRecords {
  private static final int BATCH = 4_096;
  private static final int CALLERS = 2;

  /** As long as a hub rests while there is work. */
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** Records that are acknowledged and not yet recognized; more of them only wait longer. */
  private static final int ON_THE_WAY = 4 * BATCH;

  private final Rig rig;
  private final int sheaf;
  private final boolean sealedBefore;
  private final Semaphore room = new Semaphore(ON_THE_WAY);
  private final ConcurrentMap<Long, Long> acknowledged = new ConcurrentHashMap<>();
  private final Percentiles waits = new Percentiles();
  private long arrived = 1;
  private long accepted;

  private AttestedRecords(Rig rig, int sheaf, boolean sealedBefore) {
    this.rig = rig;
    this.sheaf = sheaf;
    this.sealedBefore = sealedBefore;
  }

  /** {@code [sheaf size [records [sealed]]]}: sealed before, or commitments made meanwhile. */
  public static void run(String[] arguments) throws Exception {
    int sheaf = arguments.length > 0 ? Integer.parseInt(arguments[0]) : BATCH;
    int records =
        arguments.length > 1 ? Integer.parseInt(arguments[1]) : sheaf == 1 ? 40_960 : 409_600;
    boolean before = arguments.length > 2 && arguments[2].equals("sealed");
    Path folder = Files.createTempDirectory("portolan-bench");
    AtomicReference<AttestedRecords> bench = new AtomicReference<>();
    AtomicReference<Publisher> publisher = new AtomicReference<>();
    RigOptions options =
        RigOptions.embedded(folder, Clock.systemUTC())
            .reading(anchor -> Openings.of(publisher.get()).opening(anchor), anchor -> List.of())
            .telling(
                step -> {
                  if (step.equals("delivery past SUBMITTED")) {
                    bench.get().look();
                  }
                });
    try (LedgerPair.Opened logs = new TwoLogs().open(folder, Clock.systemUTC());
        Rig rig = new Rig(logs, options)) {
      publisher.set(rig.publisher);
      bench.set(new AttestedRecords(rig, sheaf, before));
      // As many before: while they run what is hot is still being compiled.
      bench.get().measure(records, false);
      bench.get().measure(records, true);
    } finally {
      Folders.delete(folder);
    }
  }

  private void measure(int wanted, boolean tell) throws Exception {
    int batches = Math.max(1, wanted / BATCH);
    Queue<List<TradeRecord>> ready = new ConcurrentLinkedQueue<>();
    for (int i = 0; sealedBefore && i < batches; i++) {
      ready.add(new SampleRecords(rig.publisher.origin()).seal(BATCH));
    }
    AtomicInteger left = new AtomicInteger(batches);
    long target = arrived + batches;
    long cpu = CpuTime.now();
    long begin = System.nanoTime();
    List<Thread> callers =
        Stream.generate(() -> Thread.ofPlatform().start(() -> accept(left, ready)))
            .limit(CALLERS)
            .toList();
    Thread relaying = Thread.ofPlatform().start(() -> relay(target));
    anchor(target - 1);
    for (Thread caller : callers) {
      caller.join();
    }
    relaying.join();
    if (tell) {
      tell(batches * BATCH, System.nanoTime() - begin, CpuTime.now() - cpu);
    }
  }

  /** Seals beside the other callers; one batch's records a call, as many sheaves as they make. */
  private void accept(AtomicInteger left, Queue<List<TradeRecord>> ready) {
    SampleRecords samples = new SampleRecords(rig.publisher.origin());
    while (left.getAndDecrement() > 0) {
      room.acquireUninterruptibly(BATCH);
      handOver(sealedBefore ? ready.remove() : samples.seal(BATCH));
    }
  }

  /** One after the other, so that a batch is known by its number. */
  private synchronized void handOver(List<TradeRecord> sealed) {
    rig.publisher.accept(sealed);
    acknowledged.put(++accepted, System.nanoTime());
  }

  private void anchor(long last) throws InterruptedException {
    long built = 0;
    while (built < last) {
      built = rig.publisher.build(BATCH, sheaf).orElse(built);
      if (rig.publisher.advance() == 0) {
        Thread.sleep(PAUSE);
      }
    }
  }

  private void relay(long target) {
    while (arrived < target) {
      long before = arrived;
      rig.engine.run();
      if (arrived == before) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Which batches the destination holds now. */
  private void look() {
    while (acknowledged.containsKey(arrived)
        && rig.destination
            .recognitions()
            .batch(rig.lane.id(), rig.source.publisher(), arrived)
            .isPresent()) {
      long now = System.nanoTime();
      waits.add(now - acknowledged.remove(arrived));
      room.release(BATCH);
      arrived++;
    }
  }

  private void tell(int count, long nanos, long cpu) {
    System.out.printf(
        "%,.0f records/s (%,d records of %d entries%s, sheaves of %,d, batches of %,d; %.1f µs of"
            + " one core each); from acknowledged to accepted by the destination %s%n",
        count / (nanos / 1e9),
        count,
        SampleRecords.ENTRIES,
        sealedBefore ? " sealed before" : ", their commitments included",
        sheaf,
        BATCH,
        cpu / 1e3 / count,
        waits.said());
  }
}

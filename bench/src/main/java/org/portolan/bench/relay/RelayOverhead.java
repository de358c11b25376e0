package org.portolan.bench.relay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.portolan.bench.record.Folders;
import org.portolan.bench.record.SampleRecords;
import org.portolan.bench.time.CpuTime;
import org.portolan.bench.time.Percentiles;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.Transactor;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.deliver.DeliveryState;

/**
 * What a relay adds to the ledgers' own time, a batch at a time: from its anchor on until the
 * destination holds it and recognizes its record, less what the destination's ledger took to take
 * the commands. Attestors are counted as the relay's: they are in its process.
 */
public final class RelayOverhead {
  private static final int WARM_UP = 200;

  private RelayOverhead() {}

  /** {@code [batches]} */
  public static void run(String[] arguments) throws Exception {
    int batches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    Path folder = Files.createTempDirectory("portolan-bench");
    AtomicLong inLedger = new AtomicLong();
    try (LedgerPair.Opened logs = new TwoLogs().open(folder, Clock.systemUTC())) {
      LedgerPair.Opened timed =
          new LedgerPair.Opened(
              logs.source(),
              timed(logs.destination(), inLedger),
              logs.verifier(),
              logs.algorithm(),
              logs.governor());
      try (Rig rig = new Rig(timed, RigOptions.embedded(folder, Clock.systemUTC()))) {
        measure(rig, WARM_UP, inLedger, false);
        measure(rig, batches, inLedger, true);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static Ledger timed(Ledger real, AtomicLong nanos) {
    Transactor transactor = timed(real.transactor(), Transactor.class, nanos);
    return proxied(
        Ledger.class,
        (method, arguments) ->
            method.getName().equals("transactor") ? transactor : method.invoke(real, arguments));
  }

  private static <T> T timed(T real, Class<T> type, AtomicLong nanos) {
    return proxied(
        type,
        (method, arguments) -> {
          long begin = System.nanoTime();
          try {
            return method.invoke(real, arguments);
          } finally {
            nanos.addAndGet(System.nanoTime() - begin);
          }
        });
  }

  private interface Call {
    Object of(Method method, Object[] arguments) throws Exception;
  }

  private static <T> T proxied(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return call.of(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static void measure(Rig rig, int batches, AtomicLong inLedger, boolean tell) {
    SampleRecords samples = new SampleRecords(rig.publisher.origin(), Rig.FORM.id());
    Percentiles whole = new Percentiles();
    Percentiles own = new Percentiles();
    long cpu = 0;
    for (int i = 0; i < batches; i++) {
      rig.publisher.accept(samples.seal(1));
      long ordinal = rig.publisher.build(1).orElseThrow();
      rig.settle();
      long ledgerBefore = inLedger.get();
      long cpuBefore = CpuTime.now();
      long begin = System.nanoTime();
      rig.engine.run();
      long time = System.nanoTime() - begin;
      cpu += CpuTime.now() - cpuBefore;
      whole.add(time);
      own.add(time - (inLedger.get() - ledgerBefore));
      if (rig.delivery(ordinal).state() != DeliveryState.RECOGNIZED) {
        throw new IllegalStateException("batch " + ordinal + ": " + rig.delivery(ordinal).reason());
      }
    }
    if (tell) {
      System.out.printf(
          "%,d batches of one record, from anchored to recognized: %s; without the destination's"
              + " own time: %s; %.1f ms of one core each%n",
          batches, whole.said(), own.said(), cpu / 1e6 / batches);
    }
  }
}

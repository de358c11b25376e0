package org.portolan.relay;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.TradeRecord;
import org.portolan.relay.contract.Declarations;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;

/**
 * {@code SoakProcess FOLDER}: publishes, ends and delivers without a pause until it is killed; sent
 * a byte, it publishes nothing new, brings what there is to its end, and is done. Of each record
 * that it took it says so, once the record is on disk.
 */
public final class SoakProcess {
  private static final int MOST_IN_A_BATCH = 8;

  private SoakProcess() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Clock clock = Clock.systemUTC();
    try (LedgerPair.Opened ledgers = new LogPair().open(folder, clock);
        Rig rig = new Rig(ledgers, RigOptions.embedded(folder, clock))) {
      System.out.println("READY");
      while (System.in.available() == 0) {
        publish(rig, ledgers, clock);
        rig.engine.run();
        end(rig);
      }
      while (rig.publisher.build(MOST_IN_A_BATCH).isPresent()) {
        rig.settle();
      }
      rig.settle();
      do {
        rig.engine.run();
        Thread.sleep(50);
      } while (rig.deliveries.open(rig.lane.id()) > 0 || isBehind(rig));
    }
    System.out.println("DONE");
    System.exit(0);
  }

  private static void publish(Rig rig, LedgerPair.Opened ledgers, Clock clock) {
    List<TradeRecord> records = new ArrayList<>();
    for (int i = ThreadLocalRandom.current().nextInt(MOST_IN_A_BATCH); i >= 0; i--) {
      records.add(
          Declarations.declaration(
              ledgers.algorithm(),
              rig.publisher.origin(),
              "LRN-" + i,
              clock.instant().getEpochSecond()));
    }
    rig.publisher.accept(records);
    records.forEach(record -> System.out.println("TOOK " + record.commitment().hex()));
    rig.publisher.build(MOST_IN_A_BATCH);
    rig.publisher.advance();
  }

  /** One of the newest batch, now and then. */
  private static void end(Rig rig) {
    long newest = rig.deliveries.all().size();
    if (newest > 0 && ThreadLocalRandom.current().nextInt(4) == 0) {
      rig.publisher.records(newest).stream()
          .findFirst()
          .ifPresent(one -> rig.publisher.end(new Ending(one.record().commitment(), Bytes32.ZERO)));
    }
  }

  /** Whether the destination keeps an older status than the source's. */
  private static boolean isBehind(Rig rig) {
    Bytes32 publisher = rig.source.publisher();
    long height = rig.source.sources().get(0).head().height();
    long ended = rig.source.sources().get(0).ended(publisher, height, 0).status().endings();
    return rig.destination
        .recognitions()
        .kept(rig.lane.id(), publisher)
        .filter(kept -> kept.status().endings() == ended)
        .isEmpty();
  }
}

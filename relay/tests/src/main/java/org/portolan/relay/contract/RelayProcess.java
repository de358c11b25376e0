package org.portolan.relay.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.publisher.PublishedRecord;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.relay.deliver.Delivery;

/**
 * {@code RelayProcess PAIR FOLDER DATABASE REPLICA [STEP]}: a relay in a process of its own, which
 * delivers the batches that were published, ends the first record at the source, and is done when
 * the destination knows all of it. It begins when it is sent a byte, and halts when it takes the
 * step.
 */
public final class RelayProcess {
  private RelayProcess() {}

  public static void main(String[] arguments) throws Exception {
    LedgerPair pair =
        (LedgerPair) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
    Path folder = Path.of(arguments[1]);
    haveRecords(folder, arguments[3]);
    String haltAt = arguments.length > 4 ? arguments[4] : "";
    RigOptions options =
        RigOptions.embedded(folder, Clock.systemUTC())
            .database(arguments[2])
            .replica(arguments[3], Duration.ofSeconds(4))
            .telling(
                step -> {
                  System.out.println("STEP " + step);
                  if (step.equals(haltAt)) {
                    // As a kill -9 would: no shutdown hook, no flush, no close.
                    Runtime.getRuntime().halt(137);
                  }
                });
    try (LedgerPair.Opened ledgers = pair.open(folder, Clock.systemUTC());
        Rig rig = new Rig(ledgers, options)) {
      System.out.println("READY");
      if (System.in.read() < 0) {
        System.exit(2);
      }
      work(rig);
    }
    System.out.println("DONE");
    System.exit(0);
  }

  /** A replica reads a copy of what the first one published. */
  private static void haveRecords(Path folder, String replica) throws IOException {
    Path mine = RigOptions.records(folder, replica);
    if (Files.exists(mine)) {
      return;
    }
    Files.createDirectories(mine);
    try (Stream<Path> files = Files.list(RigOptions.records(folder, "replica"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, mine.resolve(file.getFileName()));
      }
    }
  }

  private static void work(Rig rig) throws InterruptedException {
    PublishedRecord first = rig.publisher.records(1).get(0);
    Bytes32 key = first.record().header().recordKey();
    boolean ended = false;
    while (!ended) {
      run(rig);
      if (isDelivered(rig.deliveries.all())) {
        end(rig, new Ending(first.record().commitment(), Bytes32.ZERO));
        ended =
            rig.destination
                .recognitions()
                .record(rig.lane.id(), key)
                .map(Recognition::state)
                .filter(State.ENDED::equals)
                .isPresent();
      }
      Thread.sleep(50);
    }
  }

  /** What is on its way is asked for again, as a hub does. */
  private static void end(Rig rig, Ending ending) {
    try {
      rig.publisher.end(ending);
    } catch (LedgerUnavailable e) {
      System.out.println("LATER " + e.getMessage());
    }
  }

  /** As a hub's worker does: what fails is tried again. */
  private static void run(Rig rig) {
    try {
      if (!rig.engine.run()) {
        System.out.println("LOOKS ON");
      }
    } catch (RuntimeException e) {
      System.out.println("FAILED " + e);
    }
  }

  private static boolean isDelivered(List<Delivery> deliveries) {
    return deliveries.size() == KillSuite.BATCHES
        && deliveries.stream().allMatch(d -> d.state().isEnd());
  }
}

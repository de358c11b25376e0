package org.portolan.relay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.LedgerEvent.BatchAccepted;
import org.portolan.ledger.LedgerEvent.BatchAnchored;
import org.portolan.ledger.LedgerEvent.RecordEnded;
import org.portolan.ledger.LedgerEvent.RecordRecognized;
import org.portolan.ledger.LedgerEvent.StatusAccepted;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.TradeRecord;

/** What is published before a relay starts, and what the ledgers must hold when it is done. */
final class Published {
  private Published() {}

  /** So many batches of two records each, anchored. */
  static List<TradeRecord> batches(LedgerPair pair, RigOptions options, int batches)
      throws Exception {
    List<TradeRecord> records = new ArrayList<>();
    try (LedgerPair.Opened ledgers = pair.open(options.folder(), options.clock());
        Rig rig = new Rig(ledgers, options)) {
      for (int batch = 0; batch < batches; batch++) {
        for (int i = 0; i < 2; i++) {
          records.add(
              Declarations.declaration(
                  ledgers.algorithm(),
                  rig.publisher.origin(),
                  "LRN-" + batch + "-" + i,
                  options.clock().instant().getEpochSecond()));
        }
        rig.publisher.accept(records.subList(2 * batch, 2 * batch + 2));
        rig.publisher.build(2);
        rig.settle();
      }
    }
    return records;
  }

  /**
   * Each batch accepted once, each record recognized once, the first one ended, by one statement.
   */
  static void check(LedgerPair pair, RigOptions options, List<TradeRecord> records)
      throws Exception {
    try (LedgerPair.Opened ledgers = pair.open(options.folder(), options.clock());
        Rig rig = new Rig(ledgers, options)) {
      List<LedgerEvent> source = events(ledgers.source());
      List<LedgerEvent> destination = events(ledgers.destination());
      int batches = records.size() / 2;
      assertThat(source).filteredOn(BatchAnchored.class::isInstance).hasSize(batches);
      assertThat(source).filteredOn(RecordEnded.class::isInstance).hasSize(1);
      assertThat(destination).filteredOn(BatchAccepted.class::isInstance).hasSize(batches);
      assertThat(byStatementsOfTheirOwn(destination)).hasSize(1);
      assertThat(destination)
          .filteredOn(RecordRecognized.class::isInstance)
          .extracting(event -> ((RecordRecognized) event).commitment())
          .containsExactlyInAnyOrderElementsOf(
              records.stream().map(TradeRecord::commitment).toList());
      assertThat(records)
          .extracting(record -> rig.recognition(record).map(Recognition::state).orElseThrow())
          .containsOnlyOnce(State.ENDED)
          .containsOnly(State.ENDED, State.RECOGNIZED);
      assertThat(rig.recognition(records.get(0)))
          .hasValueSatisfying(ended -> assertThat(ended.state()).isEqualTo(State.ENDED));
    }
  }

  /**
   * A batch statement says the publisher's status too; some ledgers tell that as a second event.
   */
  private static List<LedgerEvent> byStatementsOfTheirOwn(List<LedgerEvent> events) {
    Set<Long> batches =
        events.stream()
            .filter(BatchAccepted.class::isInstance)
            .map(LedgerEvent::height)
            .collect(Collectors.toSet());
    return events.stream()
        .filter(StatusAccepted.class::isInstance)
        .filter(event -> !batches.contains(event.height()))
        .toList();
  }

  private static List<LedgerEvent> events(Ledger ledger) {
    return ledger.follower().read(Follower.Cursor.START, 1_000, Duration.ofSeconds(1)).events();
  }

  /** How many statements about batches were signed, of all attestors of all replicas. */
  static long signatures(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      long signed = 0;
      for (Path journal : files.filter(file -> file.toString().endsWith(".journal")).toList()) {
        try (Stream<String> lines = Files.lines(journal)) {
          signed += lines.filter(line -> !line.split(" ")[1].equals("0")).count();
        }
      }
      return signed;
    }
  }
}

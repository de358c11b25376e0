package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.RecognitionView;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.TradeRecord;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.contract.TestClock;
import org.portolan.relay.fsck.LedgerCheck;

/** The check of two ledgers finds nothing where all is well, and each thing that must not be. */
class LedgerCheckTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private LedgerPair.Opened logs;
  private Rig rig;

  @BeforeEach
  void a_lane_with_two_batches_of_which_one_record_is_ended() {
    logs = new LogPair().open(folder, clock);
    rig = new Rig(logs, RigOptions.embedded(folder, clock));
    TradeRecord ended = rig.publish("LRN-1");
    rig.publish("LRN-2");
    rig.engine.run();
    rig.publisher.end(new Ending(ended.commitment(), Bytes32.ZERO));
    rig.engine.run();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    logs.close();
  }

  private LedgerCheck.Report check(Ledger source, Ledger destination) {
    return LedgerCheck.of(new LedgerCheck.Scope(source, destination, Optional.empty()));
  }

  private List<String> codes(Ledger source, Ledger destination) {
    return check(source, destination).findings().stream().map(Refusal::code).distinct().toList();
  }

  /** A ledger whose history is another one. */
  private static Ledger telling(Ledger ledger, UnaryOperator<List<LedgerEvent>> otherwise) {
    Follower follower =
        (after, max, wait) -> {
          List<LedgerEvent> all = new ArrayList<>();
          Follower.Page page = ledger.follower().read(after, 1_000, Duration.ZERO);
          all.addAll(page.events());
          return new Follower.Page(otherwise.apply(all), page.next());
        };
    return answering(ledger, Ledger.class, "follower", follower);
  }

  private static <T> T answering(T real, Class<T> type, String method, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) ->
                called.getName().equals(method) ? answer : called.invoke(real, arguments)));
  }

  @Test
  void where_all_is_well_it_finds_nothing_and_says_what_it_saw() {
    LedgerCheck.Report report = check(rig.source, rig.destination);

    assertThat(report.findings()).isEmpty();
    assertThat(report.anchored()).isEqualTo(2);
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.recognized()).isEqualTo(2);
    assertThat(report.ended()).isEqualTo(1);
  }

  @Test
  void a_batch_that_never_arrived_is_missing() {
    rig.publish("LRN-3");

    assertThat(codes(rig.source, rig.destination)).containsExactly("PTL-CHK-003");
  }

  @Test
  void an_ending_that_never_arrived_is_missing() {
    rig.publisher.end(
        new Ending(rig.publisher.records(2).get(0).record().commitment(), Bytes32.ZERO));

    assertThat(codes(rig.source, rig.destination)).containsExactly("PTL-CHK-003");
  }

  @Test
  void what_was_accepted_and_is_not_anchored_is_found() {
    Ledger forgetful =
        telling(
            rig.source,
            all -> {
              all.removeIf(
                  e -> e instanceof LedgerEvent.BatchAnchored a && a.anchor().ordinal() == 2);
              return all;
            });

    assertThat(codes(forgetful, rig.destination)).containsExactly("PTL-CHK-001");
  }

  @Test
  void a_batch_that_no_event_tells_of_is_held_against_its_anchor_where_records_of_it_are_known() {
    Ledger checkedItself =
        telling(
            rig.destination,
            all -> {
              all.removeIf(LedgerEvent.BatchAccepted.class::isInstance);
              return all;
            });
    Ledger forgetful = telling(rig.source, all -> List.of());

    assertThat(check(rig.source, checkedItself).findings()).isEmpty();
    assertThat(check(rig.source, checkedItself).accepted()).isEqualTo(2);
    assertThat(codes(forgetful, checkedItself)).contains("PTL-CHK-001");
  }

  @Test
  void another_root_than_the_anchored_one_is_found() {
    RecognitionView view = rig.destination.recognitions();
    RecognitionView other =
        answering(
            view,
            RecognitionView.class,
            "batch",
            Optional.of(new RecognitionView.AcceptedBatch(Bytes32.ZERO, 2, 1, 1)));

    assertThat(codes(rig.source, answering(rig.destination, Ledger.class, "recognitions", other)))
        .containsExactly("PTL-CHK-001");
  }

  @Test
  void what_is_told_twice_is_found() {
    UnaryOperator<List<LedgerEvent>> twice =
        all -> {
          all.addAll(List.copyOf(all));
          return all;
        };

    assertThat(codes(telling(rig.source, twice), rig.destination)).contains("PTL-CHK-002");
    assertThat(codes(rig.source, telling(rig.destination, twice))).containsExactly("PTL-CHK-002");
  }

  @Test
  void what_a_ledger_takes_back_did_not_happen() {
    Ledger reorganised =
        telling(
            rig.source,
            all -> {
              if (!all.isEmpty()) {
                all.add(new LedgerEvent.RolledBack(all.get(0).height(), 0));
              }
              return all;
            });

    assertThat(check(reorganised, rig.destination).anchored()).isEqualTo(1);
  }

  @Test
  void a_record_that_reads_as_recognized_and_is_ended_is_found() {
    RecognitionView view = rig.destination.recognitions();
    Bytes32 key = rig.publisher.records(1).get(0).record().header().recordKey();
    RecognitionView.Recognition held = view.record(rig.lane.id(), key).orElseThrow();
    RecognitionView blind =
        answering(
            view,
            RecognitionView.class,
            "record",
            Optional.of(
                new RecognitionView.Recognition(
                    RecognitionView.State.RECOGNIZED,
                    held.commitment(),
                    held.version(),
                    held.publisher(),
                    held.ordinal(),
                    held.since(),
                    held.asOfTime(),
                    held.position())));

    assertThat(codes(rig.source, answering(rig.destination, Ledger.class, "recognitions", blind)))
        .containsExactly("PTL-CHK-004");
  }

  @Test
  void a_record_of_no_accepted_batch_is_found() {
    RecognitionView lost =
        answering(
            rig.destination.recognitions(), RecognitionView.class, "record", Optional.empty());

    assertThat(codes(rig.source, answering(rig.destination, Ledger.class, "recognitions", lost)))
        .containsExactly("PTL-CHK-005");
  }
}

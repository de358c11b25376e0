package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.TradeRecord;
import org.portolan.record.json.Json;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.contract.TestClock;
import org.portolan.relay.deliver.DeliveryEvent;
import org.portolan.relay.deliver.DeliveryState;

/** A lane whose destination believes what the source's members sign, asked by its own challenge. */
class ViewsLaneTest {
  private static final Duration FRESH = Duration.ofHours(1);

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private final ViewingDestination destination = new ViewingDestination(clock, FRESH.toSeconds());
  private LedgerPair.Opened ledgers;
  private Rig rig;

  private void open(boolean shows) {
    LedgerPair.Opened logs = new LogPair().open(folder, clock);
    logs.destination().close();
    Ledger source = shows ? new ShowingLedger(logs.source(), clock) : logs.source();
    ledgers =
        new LedgerPair.Opened(
            source, destination, logs.verifier(), HashAlgorithm.SHA256, (there, trust) -> {});
    RigOptions o = RigOptions.embedded(folder, clock);
    rig =
        new Rig(
            ledgers,
            new RigOptions(
                o.folder(),
                o.databaseUrl(),
                LaneRules.STANDARD.endings(2, Duration.ZERO),
                policy(),
                o.publishers(),
                o.replica(),
                o.lease(),
                Optional.empty(),
                Optional.empty(),
                clock,
                o.step()));
    rig.down.addAll(List.of("bank-a", "bank-b", "bank-c"));
  }

  private static Json.Obj policy() {
    return Json.object(
        "organisations", Json.of(2),
        "freshness", Json.of(FRESH.toSeconds()),
        "recognition", Json.of("native"));
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    ledgers.close();
  }

  private State state(TradeRecord record) {
    return rig.recognition(record).map(Recognition::state).orElseThrow();
  }

  private void passing(Duration time) {
    clock.pass(time);
    for (int i = 0; i < 5; i++) {
      assertThat(rig.engine.run()).isTrue();
      clock.pass(Duration.ofSeconds(2));
    }
  }

  private List<String> notes(long ordinal) {
    return rig.deliveries.events(rig.delivery(ordinal).id()).stream()
        .map(DeliveryEvent::note)
        .toList();
  }

  @Test
  void a_batch_is_accepted_by_what_members_sign_and_no_attestor_answers() {
    open(true);
    TradeRecord record = rig.publish("LRN-1");

    passing(Duration.ofSeconds(1));

    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(notes(1)).anyMatch(note -> note.contains("signed it, as of height"));
    assertThat(state(record)).isEqualTo(State.RECOGNIZED);
  }

  @Test
  void what_came_too_late_for_its_challenge_is_asked_for_again() {
    open(true);
    destination.busy = 3;
    TradeRecord record = rig.publish("LRN-1");
    passing(Duration.ofSeconds(1));
    assertThat(rig.delivery(1).reasonCode()).hasValue("PTL-EVM-022");
    assertThat(rig.recognition(record)).isEmpty();

    destination.busy = 0;
    passing(Duration.ofMinutes(10));

    assertThat(state(record)).isEqualTo(State.RECOGNIZED);
  }

  @Test
  void one_answer_renews_all_of_a_publisher_and_many_endings_come_in_parts() throws Exception {
    open(true);
    List<TradeRecord> records = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      records.add(rig.publish("LRN-" + i));
    }
    passing(Duration.ofSeconds(1));
    for (TradeRecord ends : records.subList(0, 5)) {
      rig.publisher.end(new Ending(ends.commitment(), Bytes32.ZERO));
    }

    passing(Duration.ofSeconds(1));

    assertThat(records.subList(0, 5)).allMatch(record -> state(record) == State.ENDED);
    assertThat(destination.done("accept-status")).as("parts of two").isEqualTo(3);
    passing(FRESH.dividedBy(2));
    passing(FRESH.dividedBy(2));
    assertThat(state(records.get(5))).isEqualTo(State.RECOGNIZED);
    assertThat(destination.done("recognize")).isEqualTo(6);
  }

  @Test
  void a_source_whose_members_sign_nothing_is_told_to_a_person() {
    open(false);
    rig.publish("LRN-1");

    passing(Duration.ofSeconds(1));

    assertThat(rig.delivery(1).parked()).isTrue();
    assertThat(rig.delivery(1).reasonCode()).hasValue("PTL-RLY-011");
  }
}

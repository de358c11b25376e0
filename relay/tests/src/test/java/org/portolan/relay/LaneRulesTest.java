package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.publisher.PublishedRecord;
import org.portolan.publisher.Publisher;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.VerificationKey;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.contract.TestClock;
import org.portolan.relay.deliver.Answer;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryEvent;
import org.portolan.relay.deliver.DeliveryState;
import org.portolan.relay.deliver.Openings;
import org.portolan.relay.deliver.RecordsToRecognize;

/** How a lane is worked: in order, within limits, and around what cannot go on. */
class LaneRulesTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private final Set<Long> poisoned = new TreeSet<>();
  private final Set<Long> unopened = new TreeSet<>();
  private LedgerPair.Opened logs;
  private SlowDestination destination;
  private Rig rig;

  private void open(LaneRules rules) {
    LedgerPair.Opened opened = new LogPair().open(folder, clock);
    destination = new SlowDestination(opened.destination());
    logs =
        new LedgerPair.Opened(
            opened.source(), destination, opened.verifier(), opened.algorithm(), opened.governor());
    rig =
        new Rig(
            logs,
            RigOptions.embedded(folder, clock)
                .rules(rules)
                .reading(anchor -> opening(anchor.ordinal()), this::records));
  }

  private Optional<BatchOpening> opening(long ordinal) {
    if (poisoned.contains(ordinal)) {
      throw new IllegalStateException("a record of this batch cannot be read");
    }
    return unopened.contains(ordinal) ? Optional.empty() : rig.publisher.opening(ordinal);
  }

  private List<PublishedRecord> records(Anchor anchor) {
    return RecordsToRecognize.all(rig.publisher).of(anchor);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    logs.close();
  }

  private void runFor(int minutes) {
    for (int i = 0; i < minutes; i++) {
      rig.engine.run();
      clock.pass(A_MINUTE);
    }
    rig.engine.run();
  }

  private DeliveryState state(long ordinal) {
    return rig.delivery(ordinal).state();
  }

  @Test
  void on_a_lane_that_asks_for_order_a_batch_waits_for_the_one_before_it() {
    open(LaneRules.STANDARD.inOrder());
    poisoned.add(1L);
    rig.publish("LRN-1");
    rig.publish("LRN-2");

    runFor(2);
    assertThat(state(2)).isEqualTo(DeliveryState.DISCOVERED);

    poisoned.clear();
    runFor(2);
    assertThat(state(1)).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(state(2)).isEqualTo(DeliveryState.RECOGNIZED);
  }

  @Test
  void on_another_lane_it_does_not() {
    open(LaneRules.STANDARD);
    poisoned.add(1L);
    rig.publish("LRN-1");
    rig.publish("LRN-2");

    runFor(1);

    assertThat(state(1)).isEqualTo(DeliveryState.EVIDENCED);
    assertThat(state(2)).isEqualTo(DeliveryState.RECOGNIZED);
  }

  @Test
  void a_batch_that_nobody_opens_waits_for_its_opening() {
    open(LaneRules.STANDARD);
    unopened.add(1L);
    rig.publish("LRN-1");

    runFor(2);
    assertThat(state(1)).isEqualTo(DeliveryState.EVIDENCED);
    assertThat(rig.delivery(1).reasonCode()).contains("PTL-RLY-002");

    unopened.clear();
    runFor(2);
    assertThat(state(1)).isEqualTo(DeliveryState.RECOGNIZED);
  }

  @Test
  void what_keeps_failing_is_parked_with_the_reason_and_goes_on_when_a_person_releases_it() {
    open(LaneRules.STANDARD);
    poisoned.add(1L);
    rig.publish("LRN-1");

    runFor(10);
    Delivery parked = rig.delivery(1);
    assertThat(parked.parked()).isTrue();
    assertThat(parked.reasonCode()).contains("PTL-RLY-007");
    assertThat(parked.reason()).get().asString().contains("cannot be read");
    assertThat(rig.parking.parked()).extracting(Delivery::id).containsExactly(parked.id());

    poisoned.clear();
    runFor(2);
    assertThat(state(1)).isEqualTo(DeliveryState.EVIDENCED);

    assertThat(rig.parking.release(parked.id(), "Ada")).isTrue();
    runFor(1);
    assertThat(state(1)).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(rig.deliveries.events(parked.id()))
        .extracting(DeliveryEvent::note)
        .contains("released by Ada");
  }

  @Test
  void a_person_parks_a_delivery_and_nothing_is_sent_for_it() {
    open(LaneRules.STANDARD);
    rig.down.addAll(Set.of("bank-b", "bank-c"));
    rig.publish("LRN-1");
    rig.engine.run();
    long id = rig.delivery(1).id();

    assertThat(rig.parking.park(id, "Ada", "the trader asked us to wait")).isTrue();
    assertThat(rig.parking.park(id, "Bob", "again")).isFalse();
    rig.down.clear();
    runFor(3);
    assertThat(state(1)).isEqualTo(DeliveryState.EVIDENCED);
    assertThat(rig.delivery(1).reason()).contains("parked by Ada: the trader asked us to wait");
    assertThat(rig.delivery(1).reasonCode()).contains("PTL-RLY-008");

    assertThat(rig.parking.release(id, "Ada")).isTrue();
    assertThat(rig.parking.release(id, "Ada")).isFalse();
    rig.engine.run();
    assertThat(state(1)).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(rig.parking.park(id, "Ada", "too late")).isFalse();
  }

  @Test
  void a_delivery_that_is_late_expires_and_its_source_gets_a_signed_answer() {
    open(LaneRules.STANDARD.within(Duration.ofMinutes(10)));
    rig.down.addAll(Set.of("bank-b", "bank-c"));
    TradeRecord record = rig.publish("LRN-1");

    runFor(9);
    assertThat(state(1)).isEqualTo(DeliveryState.EVIDENCED);
    runFor(3);
    assertThat(state(1)).isEqualTo(DeliveryState.EXPIRED);

    rig.down.clear();
    runFor(3);
    assertThat(rig.recognition(record)).isEmpty();
    Answer answer = answer(1).orElseThrow();
    assertThat(answer.outcome()).isEqualTo("expired");
    assertThat(answer.code()).isEqualTo("PTL-RLY-009");
    assertThat(answer.root()).isEqualTo(rig.delivery(1).anchor().root());
    assertThat(answer.reason()).contains("bank-b: no answer");
  }

  private Optional<Answer> answer(long ordinal) {
    byte[] signed = rig.deliveries.answer(rig.delivery(ordinal).id()).orElseThrow();
    VerificationKey key = VerificationKey.of(rig.key("answers").alg(), rig.key("answers").spki());
    byte[] forged = signed.clone();
    forged[forged.length - 1] ^= 1;
    assertThat(Answer.read(forged, key)).isEmpty();
    VerificationKey another =
        VerificationKey.of(rig.key("governor").alg(), rig.key("governor").spki());
    assertThat(Answer.read(signed, another)).isEmpty();
    return Answer.read(signed, key);
  }

  @Test
  void what_may_have_been_sent_never_expires() {
    open(LaneRules.STANDARD.within(Duration.ofMinutes(10)));
    TradeRecord record = rig.publish("LRN-1");
    destination.slow();

    runFor(30);
    assertThat(state(1)).isEqualTo(DeliveryState.SUBMITTED);

    destination.letIn();
    runFor(1);
    assertThat(state(1)).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(rig.recognition(record)).isPresent();
  }

  @Test
  void what_the_destination_refuses_for_good_is_answered_to_the_source() {
    open(LaneRules.STANDARD);
    rig.publish("LRN-1");
    destination.refuses(Refusal.of("PTL-DST-004", "status", "another", "the signed one"));

    rig.engine.run();

    assertThat(state(1)).isEqualTo(DeliveryState.REFUSED);
    assertThat(answer(1))
        .hasValueSatisfying(
            answer -> {
              assertThat(answer.outcome()).isEqualTo("refused");
              assertThat(answer.code()).isEqualTo("PTL-DST-004");
            });
  }

  @Test
  void two_batches_under_one_ordinal_wait_for_a_person() {
    open(LaneRules.STANDARD);
    rig.publish("LRN-1");
    destination.refuses(Refusal.of("PTL-DST-009", "ordinal 1", "a root", "another root"));

    rig.engine.run();

    assertThat(rig.delivery(1).parked()).isTrue();
    assertThat(rig.delivery(1).reasonCode()).contains("PTL-DST-009");
  }

  @Test
  void while_the_destination_cannot_be_reached_everything_waits_and_nothing_is_parked() {
    open(LaneRules.STANDARD);
    TradeRecord record = rig.publish("LRN-1");
    destination.unreachable(true);
    runFor(30);
    assertThat(rig.delivery(1).parked()).isFalse();
    assertThat(rig.delivery(1).reasonCode()).contains("PTL-RLY-001");

    destination.unreachable(false);
    runFor(2);
    assertThat(rig.recognition(record)).isPresent();
  }

  @Test
  void no_more_commands_are_on_their_way_than_the_lane_allows() {
    open(LaneRules.STANDARD.inFlight(2));
    for (int i = 1; i <= 5; i++) {
      rig.publish("LRN-" + i);
    }
    destination.slow();

    runFor(3);
    assertThat(destination.onTheirWay()).hasSize(2);
    assertThat(rig.delivery(3).reasonCode()).contains("PTL-RLY-006");

    destination.letIn();
    runFor(3);
    assertThat(rig.deliveries.open(rig.lane.id())).isZero();
  }

  @Test
  void nothing_new_is_discovered_while_too_many_deliveries_are_open() {
    open(LaneRules.STANDARD.open(2));
    rig.down.addAll(Set.of("bank-b", "bank-c"));
    for (int i = 1; i <= 5; i++) {
      rig.publish("LRN-" + i);
    }

    runFor(3);
    assertThat(rig.deliveries.all()).hasSize(2);

    rig.down.clear();
    runFor(6);
    assertThat(rig.deliveries.all())
        .hasSize(5)
        .allSatisfy(d -> assertThat(d.state()).isEqualTo(DeliveryState.RECOGNIZED));
  }

  @Test
  void a_lane_that_is_full_does_not_hold_a_revocation_back() {
    open(LaneRules.STANDARD.open(1).endings(10, Duration.ZERO));
    TradeRecord record = rig.publish("LRN-1");
    rig.engine.run();
    poisoned.add(2L);
    rig.publish("LRN-2");
    runFor(1);

    rig.publisher.end(new Ending(record.commitment(), Bytes32.ZERO));
    runFor(1);

    assertThat(rig.recognition(record).map(Recognition::state)).contains(State.ENDED);
  }

  @Test
  void more_endings_than_a_command_takes_go_before_the_batch() {
    open(LaneRules.STANDARD.endings(2, Duration.ofMinutes(2)));
    for (int i = 1; i <= 3; i++) {
      rig.publish("LRN-" + i);
    }
    rig.engine.run();
    for (int i = 1; i <= 3; i++) {
      TradeRecord record = rig.publisher.records(i).get(0).record();
      rig.publisher.end(new Ending(record.commitment(), Bytes32.ZERO));
    }
    rig.publish("LRN-4");

    rig.engine.run();
    assertThat(rig.delivery(4).reasonCode()).contains("PTL-RLY-005");

    runFor(4);
    assertThat(state(4)).isEqualTo(DeliveryState.RECOGNIZED);
  }

  @Test
  void openings_are_asked_of_the_publisher_that_anchored_the_batch() {
    open(LaneRules.STANDARD);
    rig.publish("LRN-1");
    rig.engine.run();
    Publisher publisher = rig.publisher;
    Anchor mine = rig.delivery(1).anchor();
    Anchor another =
        new Anchor(
            rig.destination.publisher(),
            mine.ordinal(),
            mine.root(),
            mine.count(),
            mine.position(),
            mine.anchorHash());

    assertThat(Openings.of(publisher).opening(mine)).isPresent();
    assertThat(Openings.of(publisher).opening(another)).isEmpty();
    assertThat(RecordsToRecognize.all(publisher).of(another)).isEmpty();
  }
}

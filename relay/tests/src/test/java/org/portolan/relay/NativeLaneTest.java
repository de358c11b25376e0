package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.Capabilities.Capability;
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
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryState;

/** A lane whose destination checks the source's evidence itself: nobody attests. */
class NativeLaneTest {
  private static final Duration FRESH = Duration.ofHours(1);

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private LedgerPair.Opened ledgers;
  private CheckingDestination destination;
  private Rig rig;

  private void open(Set<Capability> can) {
    LedgerPair.Opened logs = new LogPair().open(folder, clock);
    destination = destination == null ? new CheckingDestination(clock, can) : destination;
    logs.destination().close();
    ledgers =
        new LedgerPair.Opened(
            logs.source(),
            destination,
            logs.verifier(),
            HashAlgorithm.SHA256,
            (there, trust) -> destination.believe(trust));
    RigOptions o = RigOptions.embedded(folder, clock);
    rig =
        new Rig(
            ledgers,
            new RigOptions(
                o.folder(),
                o.databaseUrl(),
                o.rules(),
                policy,
                o.publishers(),
                o.replica(),
                o.lease(),
                Optional.empty(),
                Optional.empty(),
                clock,
                o.step()));
    rig.down.addAll(List.of("bank-a", "bank-b", "bank-c"));
  }

  private Json.Obj policy = policy();

  private static Json.Obj policy() {
    return Json.object(
        "organisations", Json.of(2),
        "freshness", Json.of(FRESH.toSeconds()),
        "claim", Json.of("current"),
        "recognition", Json.of("native"),
        "acceptRisk",
            Json.of(
                List.of(
                    Json.object(
                        "code", Json.of("PTL-POL-007"),
                        "reason", Json.of("a test has no witnesses")))));
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
    assertThat(rig.engine.run()).isTrue();
  }

  @Test
  void records_are_recognized_by_their_ledgers_evidence_while_no_attestor_answers() {
    open(EnumSet.of(Capability.RECOGNIZE, Capability.RECOGNIZE_NATIVELY));
    TradeRecord record = rig.publish("LRN-1");

    passing(Duration.ofSeconds(1));

    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(rig.delivery(1).attested()).isEmpty();
    assertThat(state(record)).isEqualTo(State.RECOGNIZED);
  }

  @Test
  void newer_evidence_renews_them_and_shows_at_once_what_ended() throws Exception {
    open(EnumSet.of(Capability.RECOGNIZE, Capability.RECOGNIZE_NATIVELY));
    TradeRecord stays = rig.publish("LRN-1");
    TradeRecord ends = rig.publish("LRN-2");
    passing(Duration.ofSeconds(1));
    rig.publisher.end(new Ending(ends.commitment(), Bytes32.ZERO));
    passing(Duration.ofSeconds(1));
    assertThat(state(ends)).isEqualTo(State.ENDED);

    passing(FRESH.dividedBy(2).plusSeconds(1));
    long renewed = rig.recognition(stays).orElseThrow().asOfTime();
    passing(FRESH.dividedBy(2).plusSeconds(10));

    assertThat(renewed).isEqualTo(clock.instant().minus(FRESH.dividedBy(2)).getEpochSecond() - 10);
    assertThat(state(stays)).isEqualTo(State.RECOGNIZED);
    assertThat(state(ends)).isEqualTo(State.ENDED);
    assertThat(destination.done("recognize")).isEqualTo(2);

    rig.close();
    ledgers.source().close();
    open(Set.of());
    passing(FRESH.dividedBy(2).plusSeconds(10));
    assertThat(state(stays)).as("another process goes on").isEqualTo(State.RECOGNIZED);
  }

  @Test
  void kinds_that_the_policy_names_come_with_evidence_under_what_attestors_sign_of_the_batch()
      throws Exception {
    TreeMap<String, Json> mixed = new TreeMap<>(policy().members());
    mixed.put("recognition", Json.of("attested"));
    mixed.put(
        "byKind",
        Json.of(
            List.of(
                Json.object(
                    "kinds", Json.of(List.of(Json.of(Rig.FORM.kind()))),
                    "claim", Json.of("current"),
                    "recognition", Json.of("native")))));
    policy = new Json.Obj(mixed);
    open(EnumSet.of(Capability.RECOGNIZE, Capability.RECOGNIZE_NATIVELY));
    rig.down.clear();
    TradeRecord record = rig.publish("LRN-1");
    TradeRecord ends = rig.publish("LRN-2");

    passing(Duration.ofSeconds(1));

    assertThat(rig.delivery(1).attested()).isPresent();
    assertThat(destination.done("accept-batch")).isEqualTo(2);
    assertThat(state(record)).isEqualTo(State.RECOGNIZED);
    rig.publisher.end(new Ending(ends.commitment(), Bytes32.ZERO));
    passing(Duration.ofSeconds(1));
    passing(Duration.ofSeconds(1));
    assertThat(state(ends)).as("by the attestors' status").isEqualTo(State.ENDED);
    passing(FRESH.dividedBy(2).plusSeconds(1));
    passing(FRESH.dividedBy(2).plusSeconds(10));
    assertThat(state(record)).as("by newer evidence").isEqualTo(State.RECOGNIZED);
    assertThat(destination.done("renew")).isPositive();
  }

  @Test
  void a_destination_that_checks_nothing_itself_gets_nothing_and_a_person_is_told() {
    open(EnumSet.of(Capability.RECOGNIZE));
    TradeRecord record = rig.publish("LRN-1");

    passing(Duration.ofSeconds(1));

    Delivery waits = rig.delivery(1);
    assertThat(waits.parked()).isTrue();
    assertThat(waits.reasonCode()).hasValue("PTL-RLY-011");
    assertThat(rig.recognition(record)).isEmpty();
  }
}

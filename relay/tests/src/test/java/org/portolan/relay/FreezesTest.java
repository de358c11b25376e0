package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.TradeRecord;
import org.portolan.relay.contract.Declarations;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.contract.TestClock;
import org.portolan.relay.deliver.DeliveryState;
import org.portolan.relay.freeze.Freeze;
import org.portolan.relay.freeze.Freezes;

/** What two proofs contradict stops until a person looks, and nothing else does. */
class FreezesTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private LedgerPair.Opened logs;
  private SlowDestination destination;
  private Rig rig;
  private Freezes freezes;

  @BeforeEach
  void open() {
    LedgerPair.Opened opened = new LogPair().open(folder, clock);
    destination = new SlowDestination(opened.destination());
    logs =
        new LedgerPair.Opened(
            opened.source(), destination, opened.verifier(), opened.algorithm(), opened.governor());
    rig = new Rig(logs, RigOptions.embedded(folder, clock));
    freezes = new Freezes(rig.database, clock);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    logs.close();
  }

  @Test
  void on_a_frozen_network_nothing_is_done_until_a_person_lifts_it() {
    TradeRecord before = rig.publish("LRN-1");
    rig.engine.run();
    freezes.freeze(
        Freeze.Kind.NETWORK,
        rig.source.network().id(),
        "two heads of one size",
        "a head".getBytes(),
        "another".getBytes());
    TradeRecord after = rig.publish("LRN-2");

    rig.engine.run();
    assertThat(rig.recognition(after)).isEmpty();
    assertThat(rig.engine.frozen()).isPresent();
    clock.pass(Duration.ofHours(25));
    rig.engine.run();
    assertThat(rig.recognition(before).map(Recognition::state)).contains(State.STALE);

    long id = rig.engine.frozen().orElseThrow().id();
    assertThat(freezes.lift(id, "Ada", "the operator showed which head is real")).isTrue();
    assertThat(freezes.lift(id, "Bob", "again")).isFalse();
    rig.engine.run();
    assertThat(rig.recognition(before).map(Recognition::state)).contains(State.RECOGNIZED);
    assertThat(rig.recognition(after)).isPresent();
    assertThat(freezes.all())
        .singleElement()
        .satisfies(
            freeze -> {
              assertThat(freeze.liftedBy()).contains("Ada");
              assertThat(freeze.secondProof()).isEqualTo("another".getBytes());
            });
  }

  @Test
  void an_issuer_that_signs_two_versions_of_one_number_freezes_that_record_alone() {
    long now = clock.instant().getEpochSecond();
    TradeRecord record =
        Declarations.declaration(logs.algorithm(), rig.publisher.origin(), "LRN-1", now);
    TradeRecord bystander =
        Declarations.declaration(logs.algorithm(), rig.publisher.origin(), "LRN-2", now);
    rig.publisher.accept(List.of(record, bystander));
    rig.publisher.build(2);
    rig.settle();
    destination.refuses(
        Command.Recognize.key(rig.lane.id(), record.header()),
        Refusal.of("PTL-DST-016", "version 1", "a commitment", "the one known before"));

    rig.engine.run();

    assertThat(rig.recognition(bystander).map(Recognition::state)).contains(State.RECOGNIZED);
    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(freezes.of(Freeze.Kind.RECORD, record.header().recordKey()))
        .hasValueSatisfying(
            freeze -> {
              assertThat(freeze.why()).contains("PTL-DST-016");
              assertThat(freeze.secondProof()).isNotEmpty();
            });
    assertThat(rig.engine.frozen()).isEmpty();
  }
}

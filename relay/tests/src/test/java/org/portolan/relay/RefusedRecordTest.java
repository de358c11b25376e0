package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandKey;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.TradeRecord;
import org.portolan.relay.contract.Declarations;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.contract.TestClock;
import org.portolan.relay.deliver.DeliveryEvent;
import org.portolan.relay.deliver.DeliveryState;
import org.portolan.relay.freeze.Freeze;
import org.portolan.relay.freeze.Freezes;

/**
 * A record that the destination refuses, while its recognition is signed (a chain tries it first)
 * or when it is sent (a log judges then): the same code means the same.
 */
class RefusedRecordTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private LedgerPair.Opened logs;
  private SlowDestination destination;
  private Rig rig;
  private TradeRecord record;
  private TradeRecord bystander;

  @BeforeEach
  void open() {
    LedgerPair.Opened opened = new LogPair().open(folder, clock);
    destination = new SlowDestination(opened.destination());
    logs =
        new LedgerPair.Opened(
            opened.source(), destination, opened.verifier(), opened.algorithm(), opened.governor());
    rig = new Rig(logs, RigOptions.embedded(folder, clock));
    record = declaration("LRN-1");
    bystander = declaration("LRN-2");
    rig.publisher.accept(List.of(record, bystander));
    rig.publisher.build(2);
    rig.settle();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    logs.close();
  }

  private TradeRecord declaration(String number) {
    return Declarations.declaration(
        logs.algorithm(), rig.publisher.origin(), number, clock.instant().getEpochSecond());
  }

  private CommandKey key() {
    return Command.Recognize.key(rig.lane.id(), record.header());
  }

  private void runForAMinute() {
    for (int i = 0; i < 6; i++) {
      clock.pass(Duration.ofSeconds(10));
      rig.engine.run();
    }
  }

  private List<String> history() {
    return rig.deliveries.events(rig.delivery(1).id()).stream().map(DeliveryEvent::note).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PTL-DST-006", "PTL-DST-014", "PTL-DST-015"})
  void refused_while_it_is_signed_for_a_reason_of_the_moment_it_waits_for_a_newer_status(
      String code) {
    destination.refusesToSign(
        key(), Optional.of(Refusal.of(code, "status", "an old one", "a newer one")));

    rig.engine.run();
    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(rig.delivery(1).reasonCode()).contains("PTL-RLY-004");
    assertThat(rig.recognition(bystander)).isPresent();

    destination.refusesToSign(key(), Optional.empty());
    runForAMinute();
    assertThat(rig.recognition(record)).isPresent();
    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(history()).noneMatch(note -> note.contains("left out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PTL-DST-006", "PTL-DST-014", "PTL-DST-015"})
  void refused_when_it_is_sent_for_a_reason_of_the_moment_it_waits_too(String code) {
    destination.refuses(key(), Refusal.of(code, "status", "an old one", "a newer one"));

    rig.engine.run();
    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.ACCEPTED);

    destination.refuses(null);
    runForAMinute();
    assertThat(rig.recognition(record)).isPresent();
    assertThat(history()).noneMatch(note -> note.contains("left out"));
  }

  @Test
  void refused_while_it_is_signed_because_it_is_ended_it_is_left_out_for_good() {
    rig.publisher.end(new Ending(record.commitment(), Bytes32.ZERO));
    destination.refusesToSign(
        key(), Optional.of(Refusal.of("PTL-DST-014", "record", "ended", "one that is not")));

    runForAMinute();

    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(history()).last().asString().contains("left out").contains("PTL-DST-014");
    assertThat(rig.recognition(record)).isEmpty();
    assertThat(rig.recognition(bystander)).isPresent();
  }

  @Test
  void refused_while_it_is_signed_because_its_number_has_two_versions_it_is_frozen() {
    destination.refusesToSign(
        key(),
        Optional.of(
            Refusal.of("PTL-DST-016", "version 1", "a commitment", "the one known before")));

    rig.engine.run();

    assertThat(rig.delivery(1).state()).isEqualTo(DeliveryState.RECOGNIZED);
    assertThat(new Freezes(rig.database, clock).of(Freeze.Kind.RECORD, record.header().recordKey()))
        .hasValueSatisfying(freeze -> assertThat(freeze.secondProof()).isNotEmpty());
  }
}

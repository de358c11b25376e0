package org.portolan.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.publisher.PublishedRecord;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.TradeRecord;
import org.portolan.relay.contract.Declarations;
import org.portolan.relay.contract.Keys;
import org.portolan.relay.contract.LedgerPair;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.RigOptions;
import org.portolan.relay.contract.TestClock;
import org.portolan.relay.courier.Courier;
import org.portolan.tlog.TransparencyLog;

/** What ended at the source is ended at the destination, and what nobody renews goes stale. */
class EndingsTest {
  private static final int AT_ONCE = 4;

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private LedgerPair.Opened logs;
  private Rig rig;

  @BeforeEach
  void open() {
    logs = new LogPair().open(folder, clock);
    Bytes32 other = new Keys(folder).key("other-account").keyId();
    rig =
        new Rig(
            logs,
            RigOptions.embedded(folder, clock)
                .rules(LaneRules.STANDARD.endings(AT_ONCE, Duration.ZERO))
                .publishers(logs.source().publisher(), other));
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    logs.close();
  }

  private void run() {
    assertThat(rig.engine.run()).isTrue();
  }

  private State state(TradeRecord record) {
    return rig.recognition(record).map(Recognition::state).orElseThrow();
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private List<LedgerEvent> statuses() {
    return rig
        .destination
        .follower()
        .read(Follower.Cursor.START, 1_000, Duration.ZERO)
        .events()
        .stream()
        .filter(LedgerEvent.StatusAccepted.class::isInstance)
        .toList();
  }

  private TradeRecord recognized(String number) {
    TradeRecord record = rig.publish(number);
    run();
    assertThat(state(record)).isEqualTo(State.RECOGNIZED);
    return record;
  }

  @Test
  void a_record_that_its_publisher_ended_reads_ended_at_the_destination() {
    TradeRecord record = recognized("LRN-1");
    TradeRecord another = recognized("LRN-2");

    rig.publisher.end(new Ending(record.commitment(), Bytes32.ZERO));
    run();

    assertThat(state(record)).isEqualTo(State.ENDED);
    assertThat(state(another)).isEqualTo(State.RECOGNIZED);
  }

  @Test
  void a_record_that_was_superseded_reads_as_its_next_version() {
    TradeRecord record = recognized("LRN-1");
    TradeRecord next = rig.publish(Declarations.next(record, "LRN-1-corrected", now()));
    rig.publisher.end(new Ending(record.commitment(), next.commitment()));

    run();

    assertThat(rig.recognition(record))
        .hasValueSatisfying(
            there -> {
              assertThat(there.state()).isEqualTo(State.RECOGNIZED);
              assertThat(there.version()).isEqualTo(2);
              assertThat(there.commitment()).isEqualTo(next.commitment());
            });
  }

  @Test
  void a_version_that_was_ended_before_it_arrived_is_never_recognized() {
    recognized("LRN-0");
    TradeRecord record = rig.publish("LRN-1");
    rig.publisher.end(new Ending(record.commitment(), Bytes32.ZERO));

    run();

    assertThat(rig.recognition(record)).isEmpty();
    assertThat(rig.delivery(2).state().name()).isEqualTo("RECOGNIZED");
    assertThat(rig.deliveries.events(rig.delivery(2).id()))
        .last()
        .satisfies(event -> assertThat(event.note()).contains("left out").contains("PTL-DST-014"));
  }

  @Test
  void a_record_that_was_revoked_reads_revoked() {
    TradeRecord record = recognized("LRN-1");
    TradeRecord revocation = rig.publish(Declarations.revocation(record, now()));
    rig.publisher.end(new Ending(record.commitment(), revocation.commitment()));

    run();

    assertThat(state(record)).isEqualTo(State.REVOKED);
  }

  @Test
  void one_statement_keeps_all_records_of_a_publisher_alive() {
    TradeRecord first = recognized("LRN-1");
    TradeRecord second = recognized("LRN-2");
    for (int halfDays = 0; halfDays < 6; halfDays++) {
      clock.pass(Duration.ofHours(12).plusSeconds(1));
      run();
    }

    assertThat(state(first)).isEqualTo(State.RECOGNIZED);
    assertThat(state(second)).isEqualTo(State.RECOGNIZED);
    assertThat(statuses()).hasSize(6);
  }

  @Test
  void when_the_relay_stops_the_recognition_goes_stale_and_comes_back_without_a_new_batch() {
    TradeRecord record = recognized("LRN-1");

    clock.pass(Duration.ofHours(25));
    assertThat(state(record)).isEqualTo(State.STALE);

    run();
    assertThat(state(record)).isEqualTo(State.RECOGNIZED);
  }

  @Test
  void while_nothing_ended_and_the_statement_is_young_nobody_is_asked() {
    recognized("LRN-1");
    clock.pass(Duration.ofHours(11));

    run();
    run();

    assertThat(statuses()).isEmpty();
  }

  @Test
  void more_endings_than_one_command_takes_arrive_in_parts() {
    List<TradeRecord> records = new ArrayList<>();
    for (int i = 0; i < 3 * AT_ONCE - 1; i++) {
      records.add(rig.publish("LRN-" + i));
    }
    run();
    records.forEach(r -> rig.publisher.end(new Ending(r.commitment(), Bytes32.ZERO)));

    run();

    assertThat(records).allSatisfy(r -> assertThat(state(r)).isEqualTo(State.ENDED));
    assertThat(statuses()).hasSize(3);
  }

  @Test
  void a_batch_that_would_bring_too_many_endings_lets_them_go_first() {
    List<TradeRecord> records = new ArrayList<>();
    for (int i = 0; i < 2 * AT_ONCE + 1; i++) {
      records.add(rig.publish("LRN-" + i));
    }
    run();
    rig.down.addAll(List.of("bank-b", "bank-c"));
    records.forEach(r -> rig.publisher.end(new Ending(r.commitment(), Bytes32.ZERO)));
    TradeRecord last = rig.publish("LRN-last");
    run();
    assertThat(rig.recognition(last)).isEmpty();

    rig.down.clear();
    for (int i = 0; i < 5; i++) {
      clock.pass(Duration.ofMinutes(1));
      run();
    }

    assertThat(state(last)).isEqualTo(State.RECOGNIZED);
    assertThat(records).allSatisfy(r -> assertThat(state(r)).isEqualTo(State.ENDED));
  }

  @Test
  void an_issuer_brings_its_revocation_without_its_publisher_and_without_the_hub()
      throws Exception {
    TradeRecord record = recognized("LRN-1");
    TradeRecord revocation = Declarations.revocation(record, now());
    rig.close();
    logs.close();

    // The publisher refuses; the issuer anchors under another account that the directory lists.
    BatchOpening opening;
    PublishedRecord published;
    try (TransparencyLog account = new LogPair().log(folder, "customs", "other-account", clock);
        HubDatabase database =
            HubDatabase.open(
                HubDatabase.embedded(folder.resolve("issuer")), "", "", "db/migration/publisher");
        Publisher own =
            new Publisher(
                database,
                folder.resolve("issuers-records"),
                account,
                Rig.ISSUER,
                new Keys(folder).key("issuer"),
                HashAlgorithm.SHA256,
                step -> {})) {
      own.accept(List.of(revocation));
      own.build(1);
      own.advance();
      opening = own.opening(1).orElseThrow();
      published = own.records(1).get(0);
    }
    open();
    new Courier(rig.lane, clock, Duration.ofSeconds(10)).bring(opening, published);

    assertThat(state(record)).isEqualTo(State.REVOKED);
  }

  @Test
  void an_ending_is_brought_without_the_hub() {
    TradeRecord record = recognized("LRN-1");
    rig.publisher.end(new Ending(record.commitment(), Bytes32.ZERO));

    new Courier(rig.lane, clock, Duration.ofSeconds(10)).renew(rig.source.publisher());

    assertThat(state(record)).isEqualTo(State.ENDED);
  }

  @Test
  void nobody_brings_what_the_attestors_do_not_sign() {
    TradeRecord record = recognized("LRN-1");
    rig.publisher.end(new Ending(record.commitment(), Bytes32.ZERO));
    rig.down.addAll(List.of("bank-a", "bank-b"));
    Courier courier = new Courier(rig.lane, clock, Duration.ofSeconds(10));

    assertThatThrownBy(() -> courier.renew(rig.source.publisher()))
        .isInstanceOf(LedgerRefused.class)
        .hasMessageContaining("PTL-RLY-003");
    assertThat(state(record)).isEqualTo(State.RECOGNIZED);
  }
}

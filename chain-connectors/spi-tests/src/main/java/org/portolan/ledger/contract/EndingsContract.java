package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.BatchStatement;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.StatusStatement;
import org.portolan.record.TradeRecord;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/** What a foreign publisher ended: exactly that, in its order, and never un-ended. */
interface EndingsContract extends ContractPart {
  private static TradeRecord record(ForeignSource source, int number) {
    return ForeignRecords.first(source, "r" + number);
  }

  /** Three records in an accepted batch, the first one recognized. */
  private ForeignSource withRecords() {
    ForeignSource source = on().believed();
    source.anchor(1, record(source, 1), record(source, 2), record(source, 3));
    on().done(source.acceptBatch(1, List.of()));
    on().done(new Command.Recognize(source.proof(1, record(source, 1))));
    return source;
  }

  private State state(ForeignSource source, int number) {
    return on().recognitions()
        .record(source.lane(), record(source, number).header().recordKey())
        .orElseThrow()
        .state();
  }

  @Test
  default void an_ending_turns_a_recognized_record_ended() {
    ForeignSource source = withRecords();
    source.end(record(source, 1));
    on().done(source.acceptStatus(source.ended()));

    assertThat(state(source, 1)).isEqualTo(State.ENDED);
  }

  @Test
  default void a_record_that_was_ended_before_it_was_recognized_never_is() {
    ForeignSource source = withRecords();
    TradeRecord record = record(source, 2);
    BitProof before = source.absence(record);
    source.end(record);
    on().done(source.acceptStatus(source.ended()));

    on().refused(new Command.Recognize(source.proof(1, record)), "PTL-DST-014");
    on().refused(new Command.Recognize(source.proof(1, record, before)), "PTL-DST-014");
  }

  @Test
  default void an_absence_under_another_map_than_the_kept_one_is_refused() {
    ForeignSource source = withRecords();
    BitProof old = source.absence(record(source, 2));
    source.end(record(source, 1));
    on().done(source.acceptStatus(source.ended()));
    ForeignSource other = source.anotherPublisher(on().ledger());
    other.end(record(source, 3));

    on().refused(new Command.Recognize(source.proof(1, record(source, 2), old)), "PTL-DST-014");
    on().refused(
            new Command.Recognize(
                source.proof(1, record(source, 2), other.absence(record(source, 2)))),
            "PTL-DST-014");
    on().done(new Command.Recognize(source.proof(1, record(source, 2))));
  }

  @Test
  default void endings_that_skip_one_that_reorder_or_that_come_twice_are_refused() {
    ForeignSource source = withRecords();
    source.end(record(source, 1));
    source.end(record(source, 2));
    Ending a = source.ended().get(0);
    Ending b = source.ended().get(1);

    for (List<Ending> wrong :
        List.of(List.<Ending>of(), List.of(b), List.of(a), List.of(b, a), List.of(a, b, b))) {
      on().refused(source.acceptStatus(wrong), "PTL-DST-007");
    }
    assertThat(state(source, 1)).isEqualTo(State.RECOGNIZED);
    on().done(source.acceptStatus(source.ended()));
    assertThat(state(source, 1)).isEqualTo(State.ENDED);
  }

  @Test
  default void endings_come_in_parts_the_newest_first_and_hold_when_the_kept_head_is_reached() {
    ForeignSource source = withRecords();
    Bytes32 head = Bytes32.ZERO;
    for (int i = 1; i <= 3; i++) {
      source.end(record(source, i));
    }
    List<Ending> ended = source.ended();
    StatusStatement s = source.statusStatement();
    List<SignaturePart> by = source.signed(s, 2);
    head = ended.get(0).headAfter(head);
    PublisherStatus before =
        on().recognitions().kept(source.lane(), source.publisher()).get().status();

    on().done(
            new Command.AcceptStatus(
                s, by, source.status(), Optional.of(head), ended.subList(1, 3)));
    assertThat(on().recognitions().kept(source.lane(), source.publisher()).get().status())
        .as("not yet: an ending is missing")
        .isEqualTo(before);
    on().refused(new Command.Recognize(source.proof(1, record(source, 2))), "PTL-DST-014");
    on().done(
            new Command.AcceptStatus(
                s, by, source.status(), Optional.empty(), ended.subList(0, 1)));

    assertThat(on().recognitions().kept(source.lane(), source.publisher()).get().status())
        .isEqualTo(source.status());
    assertThat(state(source, 1)).isEqualTo(State.ENDED);
  }

  @Test
  default void an_older_status_after_a_newer_one_changes_nothing() {
    ForeignSource source = withRecords();
    Command.AcceptStatus older = source.acceptStatus(List.of());
    source.end(record(source, 1));
    on().done(source.acceptStatus(source.ended()));

    on().refused(older, "PTL-DST-008");
    assertThat(state(source, 1)).isEqualTo(State.ENDED);
  }

  @Test
  default void an_older_batch_statement_still_gives_its_batch_and_nothing_else() {
    ForeignSource source = withRecords();
    source.anchor(2, record(source, 4));
    BatchStatement older = source.batchStatement(2);
    PublisherStatus olderStatus = source.status();
    source.end(record(source, 1));
    on().done(source.acceptStatus(source.ended()));

    on().done(new Command.AcceptBatch(older, source.signed(older, 2), olderStatus, List.of()));

    assertThat(on().recognitions().batch(source.lane(), source.publisher(), 2)).isPresent();
    assertThat(on().recognitions().kept(source.lane(), source.publisher()).get().status())
        .isEqualTo(source.status());
    assertThat(state(source, 1)).isEqualTo(State.ENDED);
    on().done(new Command.Recognize(source.proof(2, record(source, 4))));
  }

  @Test
  default void another_publishers_ending_of_the_same_commitment_touches_nothing() {
    ForeignSource source = withRecords();
    ForeignSource other = source.anotherPublisher(on().ledger());
    on().done(other.acceptStatus(List.of()));
    other.end(record(source, 1));
    on().done(other.acceptStatus(other.ended()));

    assertThat(state(source, 1)).isEqualTo(State.RECOGNIZED);
  }
}

package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.TradeRecord;

/** Contradictions: refused, and answered with a freeze of exactly what they touch. */
interface EquivocationContract extends ContractPart {
  private State state(ForeignSource source, TradeRecord record) {
    return on().recognitions()
        .record(source.lane(), record.header().recordKey())
        .orElseThrow()
        .state();
  }

  @Test
  default void an_issuer_that_contradicts_itself_has_that_record_frozen_and_no_other() {
    ForeignSource source = on().believed();
    TradeRecord one = ForeignRecords.first(source, "r", "one value");
    TradeRecord two = ForeignRecords.first(source, "r", "another value");
    TradeRecord beside = ForeignRecords.first(source, "beside it");
    source.anchor(1, one, beside);
    source.anchor(2, two);
    on().done(source.acceptBatch(1, List.of()));
    on().done(source.acceptBatch(2, List.of()));
    on().done(new Command.Recognize(source.proof(1, one)));
    on().done(new Command.Recognize(source.proof(1, beside)));

    on().refused(new Command.Recognize(source.proof(2, two)), "PTL-DST-016");

    assertThat(state(source, one)).isEqualTo(State.FROZEN);
    assertThat(state(source, beside)).isEqualTo(State.RECOGNIZED);
    on().reopen();
    assertThat(state(source, one)).isEqualTo(State.FROZEN);
  }

  @Test
  default void two_roots_signed_for_one_ordinal_freeze_the_lane_until_the_trust_changes() {
    ForeignSource source = on().believed();
    TradeRecord one = ForeignRecords.first(source, "one");
    source.anchor(1, one);
    on().done(source.acceptBatch(1, List.of()));
    on().done(new Command.Recognize(source.proof(1, one)));
    source.anchor(1, ForeignRecords.first(source, "two"));

    on().refused(source.acceptBatch(1, List.of()), "PTL-DST-009");

    assertThat(state(source, one)).isEqualTo(State.FROZEN);
    source.anchor(2, ForeignRecords.first(source, "three"));
    on().refused(source.acceptBatch(2, List.of()), "PTL-DST-020");
    on().reopen();
    assertThat(state(source, one)).isEqualTo(State.FROZEN);
  }

  @Test
  default void a_second_root_that_too_few_signed_freezes_nothing() {
    ForeignSource source = on().believed();
    TradeRecord one = ForeignRecords.first(source, "one");
    source.anchor(1, one);
    on().done(source.acceptBatch(1, List.of()));
    on().done(new Command.Recognize(source.proof(1, one)));
    source.anchor(1, ForeignRecords.first(source, "two"));
    Command.AcceptBatch forged = source.acceptBatch(1, List.of());

    on().refused(
            new Command.AcceptBatch(
                forged.statement(), forged.signatures().subList(0, 1), forged.status(), List.of()),
            "PTL-DST-003");

    assertThat(state(source, one)).isEqualTo(State.RECOGNIZED);
  }
}

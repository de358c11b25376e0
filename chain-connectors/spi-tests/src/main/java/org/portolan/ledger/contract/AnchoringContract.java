package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Command;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/** A source's deeds: batches under ordinals without a gap, and endings written once. */
interface AnchoringContract extends ContractPart {
  @Test
  default void ordinals_count_from_one_without_a_gap() {
    on().refused(on().batch(2, "too early"), "PTL-LED-002");
    on().done(on().batch(1, "a"));
    on().done(on().batch(2, "b"));
    on().refused(on().batch(4, "a gap"), "PTL-LED-002");
  }

  @Test
  default void the_same_batch_again_is_done_already_and_another_root_is_a_conflict() {
    Outcome.Final first = on().done(on().batch(1, "a"));

    assertThat(on().done(on().batch(1, "a"))).isEqualTo(first);
    on().refused(on().batch(1, "b"), "PTL-LED-001");
  }

  @Test
  default void a_commitment_is_ended_once() {
    on().done(on().batch(1, "a"));
    Ending ending = new Ending(ForeignSource.hash("c"), ForeignSource.hash("next"));
    on().done(new Command.End(on().publisher(), ending));

    on().refused(
            new Command.End(
                on().publisher(),
                new Ending(ForeignSource.hash("c"), ForeignSource.hash("another"))),
            "PTL-LED-001");
    Source source = on().source();
    assertThat(source.ended(on().publisher(), source.head().height(), 0).endings())
        .containsExactly(ending);
  }

  @Test
  default void a_transaction_that_was_replaced_is_one_deed() {
    on().needs(Capability.REPLACE);
    Prepared stuck = on().ledger().transactor().prepare(on().batch(1, "a"));
    Prepared replaced = on().ledger().transactor().replace(stuck);

    assertThat(replaced.key()).isEqualTo(stuck.key());
    assertThat(replaced.bytes()).isNotEqualTo(stuck.bytes());
    on().ledger().transactor().send(stuck);
    on().ledger().transactor().send(replaced);
    on().done(on().batch(1, "a"));
    on().done(on().batch(2, "b"));
  }

  @Test
  default void an_anchor_and_an_ending_are_read_as_of_the_height_that_is_asked_for() {
    Source source = on().source();
    long before = on().done(on().batch(1, "a")).height();
    Bytes32 c = ForeignSource.hash("c");
    long ended = on().done(new Command.End(on().publisher(), new Ending(c, Bytes32.ZERO))).height();
    long after = on().done(on().batch(2, "b")).height();

    assertThat(source.anchor(on().publisher(), 2, after)).isPresent();
    assertThat(source.anchor(on().publisher(), 2, before)).isEmpty();
    assertThat(source.anchor(on().publisher(), 1, before)).isPresent();
    assertThat(source.ended(on().publisher(), before, 0).endings()).isEmpty();
    assertThat(source.ended(on().publisher(), ended, 0).endings()).hasSize(1);
    assertThat(source.ended(on().publisher(), after, 1).endings()).isEmpty();
    assertThat(source.statusProof(on().publisher(), c, before).includes(c)).isFalse();
    assertThat(source.statusProof(on().publisher(), c, after).includes(c)).isTrue();
  }
}

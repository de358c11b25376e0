package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView;
import org.portolan.record.TradeRecord;

/** Restarts, clean ones and kills. */
interface RestartContract extends ContractPart {
  @Test
  default void what_was_prepared_and_never_sent_is_unknown_and_can_still_be_sent_after_a_restart() {
    Prepared prepared = on().ledger().transactor().prepare(on().batch(1, "a"));
    assertThat(on().ledger().transactor().outcome(prepared)).isInstanceOf(Outcome.Unknown.class);
    assertThat(on().ledger().transactor().find(prepared.key())).isEmpty();

    on().reopen();
    on().ledger().transactor().send(prepared);

    assertThat(on().done(on().batch(1, "a"))).isNotNull();
    assertThat(on().ledger().transactor().find(prepared.key())).isPresent();
  }

  @Test
  default void what_was_anchored_is_found_after_a_restart() {
    Outcome.Final before = on().done(on().batch(1, "a"));

    on().reopen();

    assertThat(on().ledger().transactor().find(on().batch(1, "a").key())).contains(before);
    assertThat(on().source().anchor(on().publisher(), 1, before.height())).isPresent();
  }

  @Test
  default void what_was_recognized_stays_recognized_after_a_restart() {
    ForeignSource source = on().believed();
    TradeRecord record = ForeignRecords.first(source, "r");
    source.anchor(1, record);
    on().done(source.acceptBatch(1, List.of()));
    on().done(new org.portolan.ledger.Command.Recognize(source.proof(1, record)));
    RecognitionView.Recognition before =
        on().recognitions().record(source.lane(), record.header().recordKey()).orElseThrow();

    on().reopen();

    assertThat(on().recognitions().record(source.lane(), record.header().recordKey()))
        .contains(before);
  }

  @Test
  default void what_was_final_before_a_kill_is_there_after_it_and_ordinals_go_on()
      throws Exception {
    on().needs(LedgerFixture.Hook.KILL);
    on().closeLedger();
    long last = 0;
    for (int round = 0; round < 3; round++) {
      last = KilledClient.anchorAndKill(on().fixture().elsewhere(), last + 1, 5);

      on().openLedger();
      for (long ordinal = 1; ordinal <= last; ordinal++) {
        assertThat(on().ledger().transactor().find(on().batch(ordinal, "root " + ordinal).key()))
            .as("ordinal " + ordinal)
            .isPresent();
      }
      // One more may have been sent and not told: it is done once, whoever sends it again.
      last++;
      on().done(on().batch(last, "root " + last));
      on().closeLedger();
    }
    on().openLedger();
    on().refused(on().batch(last + 3, "a gap"), "PTL-LED-002");
  }
}

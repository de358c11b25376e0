package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;
import org.portolan.record.TradeRecord;

/** Events: neither lost nor doubled, whatever happens to the reader. */
interface EventsContract extends ContractPart {
  @Test
  default void events_are_neither_lost_nor_doubled_across_restarts() {
    List<LedgerEvent> seen = new ArrayList<>();
    Follower.Cursor cursor = Follower.Cursor.START;
    for (int i = 1; i <= 5; i++) {
      on().done(on().batch(i, "root " + i));
      if (i % 2 == 0) {
        on().reopen();
      }
      Follower.Page page = on().ledger().follower().read(cursor, 2, Duration.ofMillis(500));
      seen.addAll(page.events());
      cursor = page.next();
    }
    seen.addAll(on().ledger().follower().read(cursor, 100, Duration.ZERO).events());

    assertThat(seen)
        .filteredOn(LedgerEvent.BatchAnchored.class::isInstance)
        .extracting(event -> ((LedgerEvent.BatchAnchored) event).anchor().ordinal())
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  default void a_destination_tells_what_it_accepted_and_recognized() {
    ForeignSource source = on().believed();
    TradeRecord record = ForeignRecords.first(source, "r");
    source.anchor(1, record);
    on().done(source.acceptBatch(1, List.of()));
    on().done(new org.portolan.ledger.Command.Recognize(source.proof(1, record)));

    List<LedgerEvent> events =
        on().ledger().follower().read(Follower.Cursor.START, 100, Duration.ofSeconds(5)).events();

    assertThat(events)
        .filteredOn(LedgerEvent.BatchAccepted.class::isInstance)
        .extracting(event -> ((LedgerEvent.BatchAccepted) event).ordinal())
        .containsExactly(1L);
    assertThat(events)
        .filteredOn(LedgerEvent.RecordRecognized.class::isInstance)
        .extracting(event -> ((LedgerEvent.RecordRecognized) event).commitment())
        .containsExactly(record.commitment());
  }

  @Test
  default void what_a_reorganisation_took_back_is_told() {
    on().needs(Capability.ROLL_BACK);
    on().needs(LedgerFixture.Hook.REORGANISE);
    on().done(on().batch(1, "a"));
    Follower.Page before =
        on().ledger().follower().read(Follower.Cursor.START, 100, Duration.ofSeconds(5));

    on().fixture().reorganise();

    assertThat(on().ledger().follower().read(before.next(), 100, Duration.ofSeconds(5)).events())
        .anyMatch(LedgerEvent.RolledBack.class::isInstance);
    assertThat(on().ledger().transactor().find(on().batch(1, "a").key())).isEmpty();
  }
}

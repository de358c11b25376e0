package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionProof;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordStatus;
import org.portolan.record.TradeRecord;

/** Records of a foreign source: which are recognized, and how they stand afterwards. */
interface RecognitionContract extends ContractPart {
  private Recognition read(ForeignSource source, TradeRecord record) {
    return on().recognitions().record(source.lane(), record.header().recordKey()).orElseThrow();
  }

  private ForeignSource withBatch(String name) {
    ForeignSource source = on().believed();
    source.anchor(1, ForeignRecords.first(source, name), ForeignRecords.first(source, "beside it"));
    on().done(source.acceptBatch(1, List.of()));
    return source;
  }

  private void recognize(ForeignSource source, long ordinal, TradeRecord record) {
    on().done(new Command.Recognize(source.proof(ordinal, record)));
  }

  @Test
  default void a_record_of_an_accepted_batch_is_recognized_and_again_is_success() {
    ForeignSource source = withBatch("r");
    TradeRecord record = ForeignRecords.first(source, "r");
    recognize(source, 1, record);
    Recognition first = read(source, record);
    recognize(source, 1, record);

    assertThat(first.state()).isEqualTo(State.RECOGNIZED);
    assertThat(first.commitment()).isEqualTo(record.commitment());
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.publisher()).isEqualTo(source.publisher());
    assertThat(first.ordinal()).isEqualTo(1);
    assertThat(read(source, record)).isEqualTo(first);
  }

  @Test
  default void a_record_whose_batch_was_not_accepted_is_refused() {
    ForeignSource source = on().believed();
    TradeRecord record = ForeignRecords.first(source, "r");
    source.anchor(1, record);

    on().refused(new Command.Recognize(source.proof(1, record)), "PTL-DST-010");
  }

  @Test
  default void a_record_of_another_batch_or_with_a_broken_path_is_refused() {
    ForeignSource source = withBatch("r");
    TradeRecord stranger = ForeignRecords.first(source, "stranger");
    on().refused(new Command.Recognize(source.proof(1, stranger)), "PTL-DST-013");

    RecognitionProof p = source.proof(1, ForeignRecords.first(source, "r"));
    List<Bytes32> longer = new ArrayList<>(p.batchPath());
    longer.add(Bytes32.ZERO);
    on().refused(
            new Command.Recognize(
                new RecognitionProof(
                    p.lane(),
                    p.publisher(),
                    p.ordinal(),
                    p.header(),
                    p.sheafIndex(),
                    p.sheafPath(),
                    p.batchLeaf(),
                    p.batchIndex(),
                    longer,
                    p.absence())),
            "PTL-DST-013");
  }

  @Test
  default void a_record_of_another_origin_or_of_a_kind_that_the_lane_does_not_take_is_refused() {
    ForeignSource source = on().believed();
    TradeRecord foreign =
        ForeignRecords.of(ForeignSource.hash("origin"), source.form().id(), "o", "v");
    TradeRecord untaken =
        ForeignRecords.of(source.origin(), ForeignSource.untaken().id(), "u", "v");
    source.anchor(1, foreign, untaken);
    on().done(source.acceptBatch(1, List.of()));

    on().refused(new Command.Recognize(source.proof(1, foreign)), "PTL-DST-011");
    on().refused(new Command.Recognize(source.proof(1, untaken)), "PTL-DST-012");
  }

  @Test
  default void a_recognition_goes_stale_and_one_statement_renews_all_of_a_publisher() {
    on().needs(LedgerFixture.Hook.TIME);
    ForeignSource source = withBatch("r");
    TradeRecord record = ForeignRecords.first(source, "r");
    TradeRecord beside = ForeignRecords.first(source, "beside it");
    recognize(source, 1, record);
    recognize(source, 1, beside);

    on().fixture().later(Duration.ofSeconds(ForeignSource.FRESHNESS + 60));
    assertThat(read(source, record).state()).isEqualTo(State.STALE);
    source.goOn();
    on().done(source.acceptStatus(List.of()));

    assertThat(read(source, record).state()).isEqualTo(State.RECOGNIZED);
    assertThat(read(source, beside).state()).isEqualTo(State.RECOGNIZED);
  }

  @Test
  default void nothing_is_recognized_while_the_kept_status_is_stale() {
    on().needs(LedgerFixture.Hook.TIME);
    ForeignSource source = withBatch("r");
    on().fixture().later(Duration.ofSeconds(ForeignSource.FRESHNESS + 60));

    on().refused(
            new Command.Recognize(source.proof(1, ForeignRecords.first(source, "r"))),
            "PTL-DST-006");
  }

  @Test
  default void a_next_version_takes_the_place_of_the_one_before_and_none_goes_back() {
    ForeignSource source = withBatch("r");
    TradeRecord first = ForeignRecords.first(source, "r");
    TradeRecord second = ForeignRecords.next(first, RecordStatus.ASSERTED);
    source.anchor(2, second);
    on().done(source.acceptBatch(2, List.of()));
    recognize(source, 2, second);

    assertThat(read(source, first).version()).isEqualTo(2);
    on().refused(new Command.Recognize(source.proof(1, first)), "PTL-DST-017");
  }

  @Test
  default void a_revocation_turns_the_record_revoked_and_nothing_follows_it() {
    ForeignSource source = withBatch("r");
    TradeRecord first = ForeignRecords.first(source, "r");
    TradeRecord revocation = ForeignRecords.next(first, RecordStatus.REVOKED);
    recognize(source, 1, first);
    source.anchor(2, revocation);
    on().done(source.acceptBatch(2, List.of()));
    recognize(source, 2, revocation);

    assertThat(read(source, first).state()).isEqualTo(State.REVOKED);
    on().done(new Command.Recognize(source.proof(1, first)));
    assertThat(read(source, first).state()).isEqualTo(State.REVOKED);
  }

  @Test
  default void a_commitment_keeps_the_publisher_under_which_it_was_first_recognized() {
    ForeignSource source = withBatch("r");
    TradeRecord record = ForeignRecords.first(source, "r");
    recognize(source, 1, record);
    ForeignSource other = source.anotherPublisher(on().ledger());
    other.anchor(1, record);
    on().done(other.acceptBatch(1, List.of()));

    // The same version of the same record was recognized: what is done already stays as it is.
    try {
      recognize(other, 1, record);
    } catch (org.portolan.ledger.LedgerRefused refused) {
      assertThat(refused.refusal().code()).isIn("PTL-DST-018", "PTL-LED-001");
    }
    assertThat(read(source, record).publisher()).isEqualTo(source.publisher());
  }

  @Test
  default void lanes_are_not_mixed() {
    ForeignSource source = withBatch("r");
    TradeRecord record = ForeignRecords.first(source, "r");
    recognize(source, 1, record);

    Bytes32 otherLane = ForeignSource.hash("another lane");
    assertThat(on().recognitions().record(otherLane, record.header().recordKey())).isEmpty();
    assertThat(on().recognitions().batch(otherLane, source.publisher(), 1)).isEmpty();
  }
}

package org.portolan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.Command;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/** Batches of a foreign source: which statements a destination takes. */
interface AcceptanceContract extends ContractPart {
  private ForeignSource withBatch() {
    ForeignSource source = on().believed();
    source.anchor(1, ForeignRecords.first(source, "r"));
    return source;
  }

  private static Command.AcceptBatch of(BatchStatement s, List<SignaturePart> by) {
    return new Command.AcceptBatch(s, by, PublisherStatus.NONE, List.of());
  }

  private static BatchStatement with(
      BatchStatement s, Bytes32 lane, Bytes32 epoch, Bytes32 root, long time) {
    return new BatchStatement(
        lane,
        epoch,
        s.publisher(),
        s.ordinal(),
        s.position(),
        s.anchorHash(),
        root,
        s.count(),
        s.status(),
        s.asOfHeight(),
        time);
  }

  private static BatchStatement at(BatchStatement s, long time) {
    return with(s, s.lane(), s.epoch(), s.root(), time);
  }

  @Test
  default void a_batch_is_accepted_and_the_same_again_is_success() {
    ForeignSource source = withBatch();
    BatchStatement s = source.batchStatement(1);
    on().done(of(s, source.signed(s, 2)));
    source.goOn();
    on().done(source.acceptBatch(1, List.of()));

    assertThat(on().recognitions().batch(source.lane(), source.publisher(), 1))
        .hasValueSatisfying(batch -> assertThat(batch.root()).isEqualTo(s.root()));
    assertThat(on().recognitions().kept(source.lane(), source.publisher())).isPresent();
  }

  @Test
  default void ordinals_of_a_foreign_publisher_may_come_in_any_order() {
    ForeignSource source = withBatch();
    source.anchor(2, ForeignRecords.first(source, "second"));
    on().done(source.acceptBatch(2, List.of()));
    on().done(source.acceptBatch(1, List.of()));

    assertThat(on().recognitions().batch(source.lane(), source.publisher(), 1)).isPresent();
  }

  @Test
  default void too_few_organisations_are_refused_however_often_they_sign() {
    ForeignSource source = withBatch();
    BatchStatement s = source.batchStatement(1);
    SignaturePart a = source.attestor(0).sign(s);

    on().refused(of(s, List.of(a)), "PTL-DST-003");
    on().refused(of(s, List.of(a, a, source.attestor(0).sign(s))), "PTL-DST-003");
    on().refused(of(s, List.of(a, on().fixture().attestor("B").sign(s))), "PTL-DST-003");
  }

  @Test
  default void a_signature_of_another_statement_does_not_count() {
    ForeignSource source = withBatch();
    BatchStatement s = source.batchStatement(1);
    BatchStatement other = at(s, s.asOfTime() - 1);

    on().refused(
            of(s, List.of(source.attestor(0).sign(s), source.attestor(1).sign(other))),
            "PTL-DST-003");
  }

  @Test
  default void a_lane_or_an_epoch_that_is_not_believed_is_refused() {
    ForeignSource source = withBatch();
    BatchStatement s = source.batchStatement(1);
    Bytes32 z = ForeignSource.hash("z");
    BatchStatement otherLane = with(s, z, s.epoch(), s.root(), s.asOfTime());
    BatchStatement otherEpoch = with(s, s.lane(), z, s.root(), s.asOfTime());

    on().refused(of(otherLane, source.signed(otherLane, 3)), "PTL-DST-001");
    on().refused(of(otherEpoch, source.signed(otherEpoch, 3)), "PTL-DST-002");
  }

  @Test
  default void a_status_that_was_not_signed_is_refused() {
    ForeignSource source = withBatch();
    BatchStatement s = source.batchStatement(1);
    PublisherStatus other = new PublisherStatus(1, ForeignSource.hash("h"), Bytes32.ZERO);

    on().refused(new Command.AcceptBatch(s, source.signed(s, 2), other, List.of()), "PTL-DST-004");
  }

  @Test
  default void a_statement_of_the_future_or_of_long_ago_is_refused() {
    ForeignSource source = withBatch();
    BatchStatement s = source.batchStatement(1);
    BatchStatement early = at(s, source.now() + 600);
    BatchStatement late = at(s, source.now() - ForeignSource.FRESHNESS - 600);

    on().refused(of(early, source.signed(early, 2)), "PTL-DST-005");
    on().refused(of(late, source.signed(late, 2)), "PTL-DST-006");
  }

  @Test
  default void nothing_of_a_refused_statement_is_kept() {
    ForeignSource source = withBatch();
    BatchStatement s = source.batchStatement(1);
    on().refused(of(s, source.signed(s, 1)), "PTL-DST-003");

    assertThat(on().recognitions().batch(source.lane(), source.publisher(), 1)).isEmpty();
    assertThat(on().recognitions().kept(source.lane(), source.publisher())).isEmpty();
  }
}

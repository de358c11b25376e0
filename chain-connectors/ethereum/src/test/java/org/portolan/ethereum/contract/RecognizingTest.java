package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;
import static org.portolan.ethereum.contract.DeployedRegistry.GOVERNOR;
import static org.portolan.ethereum.contract.DeployedRegistry.GUARDIAN;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordStatus;

class RecognizingTest extends OnAnvil {
  private static final int UNKNOWN = 0;
  private static final int RECOGNIZED = 1;
  private static final int STALE = 2;
  private static final int ENDED = 3;
  private static final int REVOKED = 4;
  private static final int FROZEN = 5;

  @Test
  void a_record_of_an_accepted_batch_is_recognized_once_and_again() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(7);
    RecordHeader header = batch.sheaf(6).headers().get(0);
    assertThat(lane.recognize(batch, 1, 6, 0).code()).isEqualTo("PTL-DST-010");
    lane.accept(1, batch);
    assertThat(lane.stateOf(header)).isEqualTo(UNKNOWN);

    assertThat(lane.recognize(batch, 1, 6, 0).code()).isEmpty();
    assertThat(lane.recognize(batch, 1, 6, 0).code()).isEmpty();

    assertThat(lane.stateOf(header)).isEqualTo(RECOGNIZED);
  }

  @Test
  void a_recognition_goes_stale_and_is_renewed_by_one_statement() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(2);
    lane.accept(1, batch);
    lane.recognize(batch, 1, 0, 0);
    RecordHeader header = batch.sheaf(0).headers().get(0);

    registry.pass(TestLane.FRESHNESS + 100);

    assertThat(lane.stateOf(header)).isEqualTo(STALE);
    assertThat(lane.recognize(batch, 1, 1, 0).code()).isEqualTo("PTL-DST-006");
    assertThat(
            lane.accept(lane.status(PublisherStatus.NONE, registry.now() - lane.now), new byte[0])
                .code())
        .isEmpty();
    assertThat(lane.stateOf(header)).isEqualTo(RECOGNIZED);
  }

  @Test
  void what_its_publisher_ended_is_ended_recognized_or_not() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(4);
    lane.accept(1, batch);
    lane.recognize(batch, 1, 0, 0);
    List<Ending> two = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      two.add(new Ending(batch.sheaf(i).headers().get(0).commitment(), Bytes32.ZERO));
    }

    assertThat(lane.end(1, two).code()).isEmpty();

    assertThat(lane.stateOf(batch.sheaf(0).headers().get(0))).isEqualTo(ENDED);
    assertThat(lane.stateOf(batch.sheaf(1).headers().get(0))).isEqualTo(ENDED);
    assertThat(lane.recognize(batch, 1, 1, 0).code()).isEqualTo("PTL-DST-014");
    assertThat(lane.recognize(batch, 1, 2, 0).code()).isEmpty();
    assertThat(lane.stateOf(batch.sheaf(2).headers().get(0))).isEqualTo(RECOGNIZED);
  }

  @Test
  void what_ended_before_the_first_statement_is_not_in_its_map_and_not_recognized()
      throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(3);
    Bytes32 ended = batch.sheaf(1).headers().get(0).commitment();
    for (Ending ending : lane.someEndings(20)) {
      lane.endings = lane.endings.with(ending);
    }
    lane.endings = lane.endings.with(new Ending(ended, Bytes32.ZERO));
    lane.accept(1, batch);

    assertThat(lane.recognize(batch, 1, 0, 0).code()).isEmpty();
    assertThat(lane.recognize(batch, 1, 1, 0).code()).isEqualTo("PTL-DST-014");
  }

  @Test
  void a_later_version_takes_the_place_of_an_earlier_one_and_never_the_other_way()
      throws Exception {
    TestLane lane = lane();
    TestBatch first = lane.batchOf(2);
    RecordHeader v1 = first.sheaf(0).headers().get(0);
    TestBatch second = lane.batch();
    RecordHeader v2 = second.next(v1, RecordStatus.ASSERTED);
    RecordHeader twin = second.next(v1, RecordStatus.ASSERTED);
    Bytes32 issuer = first.sheaf(0).issuerId();
    second.sheaf(issuer, List.of(v2)).sheaf(issuer, List.of(twin)).done();
    lane.accept(1, first);
    lane.accept(2, second);

    assertThat(lane.recognize(first, 1, 0, 0).code()).isEmpty();
    assertThat(lane.recognize(second, 2, 0, 0).code()).isEmpty();
    assertThat(lane.stateOf(v1)).isEqualTo(ENDED);
    assertThat(lane.stateOf(v2)).isEqualTo(RECOGNIZED);
    assertThat(lane.recognize(first, 1, 0, 0).code()).isEqualTo("PTL-DST-017");
    assertThat(lane.recognize(second, 2, 1, 0).code()).isEqualTo("PTL-DST-016");
  }

  @Test
  void a_revocation_revokes_and_nothing_follows_it() throws Exception {
    TestLane lane = lane();
    TestBatch first = lane.batchOf(1);
    RecordHeader v1 = first.sheaf(0).headers().get(0);
    TestBatch second = lane.batch();
    RecordHeader revoked = second.next(v1, RecordStatus.REVOKED);
    RecordHeader after = second.next(revoked, RecordStatus.ASSERTED);
    Bytes32 issuer = first.sheaf(0).issuerId();
    second.sheaf(issuer, List.of(revoked, after)).done();
    lane.accept(1, first);
    lane.accept(2, second);
    lane.recognize(first, 1, 0, 0);

    assertThat(lane.recognize(second, 2, 0, 0).code()).isEmpty();
    assertThat(lane.recognize(second, 2, 0, 1).code()).isEqualTo("PTL-DST-017");
    assertThat(lane.stateOf(v1)).isEqualTo(REVOKED);
    assertThat(lane.stateOf(revoked)).isEqualTo(REVOKED);
  }

  @Test
  void a_frozen_lane_and_a_frozen_record_read_frozen() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(2);
    RecordHeader header = batch.sheaf(0).headers().get(0);
    lane.accept(1, batch);
    lane.recognize(batch, 1, 0, 0);

    registry.send(GUARDIAN, RegistryCalls.freezeRecord(lane.lane, header.recordKey(), true));
    assertThat(lane.stateOf(header)).isEqualTo(FROZEN);
    assertThat(
            registry
                .send(GUARDIAN, RegistryCalls.freezeRecord(lane.lane, header.recordKey(), false))
                .succeeded())
        .isFalse();
    registry.send(GOVERNOR, RegistryCalls.freezeRecord(lane.lane, header.recordKey(), false));
    assertThat(lane.stateOf(header)).isEqualTo(RECOGNIZED);

    registry.send(GUARDIAN, RegistryCalls.ofLane("freeze", lane.lane));
    assertThat(lane.stateOf(header)).isEqualTo(FROZEN);
    assertThat(lane.recognize(batch, 1, 1, 0).code()).isEqualTo("PTL-DST-020");
    registry.send(GOVERNOR, RegistryCalls.ofLane("thaw", lane.lane));
    assertThat(lane.stateOf(header)).isEqualTo(RECOGNIZED);
  }

  @Test
  void a_record_that_is_issued_after_the_status_it_is_judged_by_is_refused() throws Exception {
    TestLane lane = lane();
    Bytes32 issuer = TestBatch.word(random);
    TestBatch batch = lane.batch();
    RecordHeader late = batch.header(issuer, TestBatch.word(random), lane.now + 301);
    batch.sheaf(issuer, List.of(late)).done();
    lane.accept(1, batch);

    assertThat(lane.recognize(batch, 1, 0, 0).code()).isEqualTo("PTL-HDR-013");
  }

  @Test
  void a_batch_whose_status_is_not_yet_kept_waits() throws Exception {
    TestLane lane = lane();
    lane.accept(1, lane.batchOf(1));
    TestBatch batch = lane.batchOf(1);
    var ahead = lane.statement(2, batch, PublisherStatus.NONE, 0);
    var older =
        new org.portolan.record.BatchStatement(
            lane.lane,
            TestLane.EPOCH,
            lane.publisher,
            2,
            ahead.position(),
            ahead.anchorHash(),
            batch.root(),
            1,
            ahead.status(),
            ahead.asOfHeight() + 50,
            ahead.asOfTime() - 5);
    lane.accept(older, StatusChange.NONE);

    assertThat(lane.recognize(batch, 2, 0, 0).code()).isEqualTo("PTL-DST-015");
  }

  @Test
  void many_records_of_one_batch_are_recognized_in_one_call() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batch();
    for (int size : new int[] {1, 3, 5, 1, 2, 8, 1}) {
      Bytes32 issuer = TestBatch.word(random);
      List<RecordHeader> headers = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        headers.add(batch.header(issuer, TestBatch.word(random), lane.now));
      }
      batch.sheaf(issuer, headers);
    }
    batch.done();
    for (Ending ending : lane.someEndings(9)) {
      lane.endings = lane.endings.with(ending);
    }
    lane.accept(1, batch);
    List<RecognitionProof> all = new ArrayList<>();
    for (int sheaf = 0; sheaf < batch.count(); sheaf++) {
      for (int i = 0; i < batch.sheaf(sheaf).headers().size(); i += 2) {
        all.add(lane.proof(batch, 1, sheaf, i));
      }
    }

    assertThat(lane.recognize(batch, all).code()).isEmpty();

    for (RecognitionProof proof : all) {
      assertThat(lane.stateOf(proof.header())).isEqualTo(RECOGNIZED);
    }
    assertThat(lane.stateOf(batch.sheaf(1).headers().get(1))).isEqualTo(UNKNOWN);
  }

  @Test
  void accept_and_recognize_go_in_one_transaction() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.sheafOf(5);
    var s = lane.statement(1, batch, PublisherStatus.NONE, 0);
    byte[] proof = lane.packed(batch, List.of(lane.proof(batch, 1, 0, 4)));

    assertThat(
            registry
                .send(
                    ANYONE,
                    RegistryCalls.acceptAndRecognize(s, StatusChange.NONE, lane.signed(s), proof))
                .code())
        .isEmpty();
    assertThat(lane.stateOf(batch.sheaf(0).headers().get(4))).isEqualTo(RECOGNIZED);
  }
}

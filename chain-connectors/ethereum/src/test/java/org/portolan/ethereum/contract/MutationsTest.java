package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.BatchLeaf;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.RecordHeader;

/** One mutation each: what a proof must not get away with. */
class MutationsTest extends OnAnvil {
  private TestLane lane;
  private TestBatch batch;

  private void accepted(int endings) throws Exception {
    lane = lane();
    batch = lane.batch();
    for (int size : new int[] {1, 3, 2}) {
      Bytes32 issuer = TestBatch.word(random);
      List<RecordHeader> headers = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        headers.add(batch.header(issuer, TestBatch.word(random), lane.now));
      }
      batch.sheaf(issuer, headers);
    }
    batch.done();
    for (Ending ending : lane.someEndings(endings)) {
      lane.endings = lane.endings.with(ending);
    }
    assertThat(lane.accept(1, batch).code()).isEmpty();
  }

  private boolean accepts(byte[] proof) throws Exception {
    return registry.answers(RegistryCalls.recognize(proof));
  }

  @Test
  void no_byte_of_a_proof_may_change_and_none_may_follow_or_be_missing() throws Exception {
    for (int endings : new int[] {0, 9}) {
      accepted(endings);
      byte[] proof = lane.packed(batch, List.of(lane.proof(batch, 1, 1, 2)));
      assertThat(accepts(proof)).isTrue();
      for (int at = 0; at < proof.length; at++) {
        byte[] changed = proof.clone();
        changed[at] ^= (byte) (1 << at % 8);
        assertThat(accepts(changed)).as("byte " + at).isFalse();
      }
      assertThat(accepts(Bytes.join(proof, new byte[1]))).isFalse();
      assertThat(accepts(Bytes.join(proof, new byte[32]))).isFalse();
      assertThat(accepts(Arrays.copyOf(proof, proof.length - 1))).isFalse();
      assertThat(accepts(Arrays.copyOf(proof, proof.length - 32))).isFalse();
      assertThat(accepts(new byte[0])).isFalse();
    }
  }

  @Test
  void a_record_twice_or_out_of_order_in_one_call_is_refused() throws Exception {
    accepted(0);
    RecognitionProof one = lane.proof(batch, 1, 1, 0);
    RecognitionProof two = lane.proof(batch, 1, 1, 1);
    byte[] both = lane.packed(batch, List.of(one, two));
    assertThat(accepts(both)).isTrue();
    int head = 110 + 1 + 32 + 32 + 4 + 6;
    int record = 1 + 4 + 32 + 88;
    byte[] swapped = both.clone();
    System.arraycopy(both, head + record, swapped, head, record);
    System.arraycopy(both, head, swapped, head + record, record);
    byte[] twice = both.clone();
    System.arraycopy(both, head, twice, head + record, record);

    assertThat(accepts(swapped)).isFalse();
    assertThat(accepts(twice)).isFalse();
  }

  @Test
  void a_proof_for_another_lane_publisher_or_ordinal_proves_nothing() throws Exception {
    accepted(0);
    RecognitionProof p = lane.proof(batch, 1, 0, 0);
    TestLane other = lane();

    assertThat(accepts(other.packed(batch, List.of(moved(p, other.lane, p.publisher(), 1)))))
        .isFalse();
    assertThat(accepts(lane.packed(batch, List.of(moved(p, p.lane(), other.publisher, 1)))))
        .isFalse();
    assertThat(accepts(lane.packed(batch, List.of(moved(p, p.lane(), p.publisher(), 2)))))
        .isFalse();
  }

  private static RecognitionProof moved(
      RecognitionProof p, Bytes32 lane, Bytes32 publisher, long ordinal) {
    return new RecognitionProof(
        lane,
        publisher,
        ordinal,
        p.header(),
        p.sheafIndex(),
        p.sheafPath(),
        p.batchLeaf(),
        p.batchIndex(),
        p.batchPath(),
        p.absence());
  }

  @Test
  void a_leaf_of_another_issuer_or_of_a_padding_is_not_the_one_that_was_anchored()
      throws Exception {
    accepted(0);
    RecognitionProof p = lane.proof(batch, 1, 0, 0);
    BatchLeaf leaf = p.batchLeaf();
    BatchLeaf stranger =
        new BatchLeaf(
            TestBatch.word(random), leaf.count(), leaf.sheafRoot(), leaf.signatureDigest());
    RecognitionProof forged =
        new RecognitionProof(
            p.lane(),
            p.publisher(),
            1,
            p.header(),
            0,
            p.sheafPath(),
            stranger,
            p.batchIndex(),
            p.batchPath(),
            p.absence());

    assertThat(
            registry
                .send(ANYONE, RegistryCalls.recognize(lane.packed(batch, List.of(forged))))
                .code())
        .isEqualTo("PTL-DST-013");
  }
}

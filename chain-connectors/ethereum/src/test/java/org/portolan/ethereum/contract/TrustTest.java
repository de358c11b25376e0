package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;
import static org.portolan.ethereum.contract.DeployedRegistry.DELAY;
import static org.portolan.ethereum.contract.DeployedRegistry.GOVERNOR;
import static org.portolan.ethereum.contract.DeployedRegistry.GUARDIAN;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.PublisherStatus;

class TrustTest extends OnAnvil {
  private static final Bytes32 NEXT = Bytes32.leftPadded(new byte[] {78});
  private static final long FROM = 1_000_100;

  private String propose(TestLane lane, String from, TestAttestors next, byte[] signatures)
      throws Exception {
    return registry
        .send(
            from,
            RegistryCalls.proposeEpoch(lane.lane, NEXT, FROM, next.set().packed(), signatures))
        .code();
  }

  private byte[] change(TestLane lane, TestAttestors by, TestAttestors next) {
    return by.quorum(
        registry.eip712().epochChange(lane.lane, TestLane.EPOCH, NEXT, FROM, next.set()), 2);
  }

  private String lane(String from, LaneTerms terms, AttestorSet set) throws Exception {
    return registry.send(from, RegistryCalls.openLane(terms, NEXT, 0, set)).code();
  }

  @Test
  void a_lane_under_sm3_is_refused() throws Exception {
    TestLane lane = lane();

    assertThat(lane(GOVERNOR, lane.terms(HashAlgorithm.SM3, List.of()), lane.attestors.set()))
        .isEqualTo("PTL-EVM-003");
  }

  @Test
  void only_the_governor_opens_a_lane_and_once() throws Exception {
    TestLane lane = lane();
    LaneTerms terms = lane.terms(HashAlgorithm.SHA256, List.of());

    assertThat(lane(ANYONE, terms, lane.attestors.set())).isNotEmpty();
    assertThat(lane(GUARDIAN, terms, lane.attestors.set())).isNotEmpty();
    assertThat(lane(GOVERNOR, terms, lane.attestors.set())).isEmpty();
    assertThat(lane(GOVERNOR, terms, lane.attestors.set())).isEqualTo("PTL-EVM-006");
  }

  @Test
  void a_list_of_attestors_has_whole_addresses_ascending_and_none_of_zeros() throws Exception {
    TestLane lane = lane();
    byte[] good = lane.attestors.set().packed();
    byte[] swapped = Bytes.join(Arrays.copyOfRange(good, 21, 42), Arrays.copyOf(good, 21));
    byte[] twice = Bytes.join(Arrays.copyOf(good, 21), Arrays.copyOf(good, 21));
    byte[] cut = Arrays.copyOf(good, good.length - 1);

    for (byte[] list : List.of(swapped, twice, cut, new byte[0], new byte[42])) {
      byte[] open =
          RegistryCalls.openLane(lane.terms(HashAlgorithm.SHA256, List.of()), NEXT, 0, list);
      assertThat(registry.send(GOVERNOR, open).code()).isEqualTo("PTL-EVM-004");
    }
  }

  @Test
  void a_threshold_is_at_least_one_and_can_be_met() throws Exception {
    TestLane lane = lane();
    for (int organisations : new int[] {0, 4}) {
      LaneTerms terms =
          new LaneTerms(
              lane.source,
              lane.source,
              TestBatch.word(random),
              HashAlgorithm.SHA256,
              1,
              organisations,
              List.of());
      assertThat(lane(GOVERNOR, terms, lane.attestors.set())).isEqualTo("PTL-POL-002");
    }
  }

  @Test
  void the_next_attestors_are_signed_in_by_those_before_and_wait_out_the_delay() throws Exception {
    TestLane lane = lane();
    TestAttestors next = TestAttestors.of("bank", "port", "insurer");

    assertThat(propose(lane, GOVERNOR, next, change(lane, next, next))).isEqualTo("PTL-DST-003");
    assertThat(propose(lane, ANYONE, next, change(lane, lane.attestors, next))).isNotEmpty();
    assertThat(propose(lane, GOVERNOR, next, change(lane, lane.attestors, next))).isEmpty();
    assertThat(registry.send(ANYONE, RegistryCalls.ofLane("enforceEpoch", lane.lane)).code())
        .isEqualTo("PTL-EVM-008");
    registry.pass(DELAY + 1);
    assertThat(registry.send(ANYONE, RegistryCalls.ofLane("enforceEpoch", lane.lane)).code())
        .isEmpty();
    assertThat(registry.send(ANYONE, RegistryCalls.ofLane("enforceEpoch", lane.lane)).code())
        .isEqualTo("PTL-EVM-008");
    assertThat(propose(lane, GOVERNOR, next, change(lane, lane.attestors, next)))
        .isEqualTo("PTL-EVM-007");
  }

  @Test
  void statements_count_in_their_epoch_alone() throws Exception {
    TestLane lane = lane();
    TestAttestors next = TestAttestors.of("bank", "port", "insurer");
    propose(lane, GOVERNOR, next, change(lane, lane.attestors, next));
    registry.pass(DELAY + 1);
    registry.send(ANYONE, RegistryCalls.ofLane("enforceEpoch", lane.lane));

    // Before the next epoch's first height the attestors before it still count.
    assertThat(lane.accept(1, lane.batchOf(1)).code()).isEmpty();
    BatchStatement late = lane.statement(2, lane.batchOf(1), PublisherStatus.NONE, 100);
    assertThat(lane.accept(late, StatusChange.NONE).code()).isEqualTo("PTL-DST-002");
    BatchStatement its =
        new BatchStatement(
            lane.lane,
            NEXT,
            lane.publisher,
            2,
            late.position(),
            late.anchorHash(),
            late.root(),
            1,
            late.status(),
            late.asOfHeight(),
            late.asOfTime());
    Bytes32 digest = registry.eip712().digest(its);
    assertThat(accept(its, lane.attestors.quorum(digest, 2))).isEqualTo("PTL-DST-003");
    assertThat(accept(its, next.quorum(digest, 2))).isEmpty();
  }

  private String accept(BatchStatement s, byte[] signatures) throws Exception {
    return registry
        .send(ANYONE, RegistryCalls.acceptBatch(s, StatusChange.NONE, signatures))
        .code();
  }

  @Test
  void a_waiting_epoch_can_be_stopped_by_the_guardian() throws Exception {
    TestLane lane = lane();
    TestAttestors next = TestAttestors.of("bank", "port");
    propose(lane, GOVERNOR, next, change(lane, lane.attestors, next));

    assertThat(registry.send(ANYONE, RegistryCalls.ofLane("cancelEpoch", lane.lane)).code())
        .isEqualTo("PTL-EVM-002");
    assertThat(registry.send(GUARDIAN, RegistryCalls.ofLane("cancelEpoch", lane.lane)).code())
        .isEmpty();
    registry.pass(DELAY + 1);
    assertThat(registry.send(ANYONE, RegistryCalls.ofLane("enforceEpoch", lane.lane)).code())
        .isEqualTo("PTL-EVM-008");
  }

  @Test
  void a_lane_for_certain_forms_takes_no_other() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(1);
    Bytes32 form = batch.sheaf(0).headers().get(0).form();
    TestLane other = TestLane.openFor(registry, lane, List.of(TestBatch.word(random)));
    other.accept(1, batch);
    assertThat(other.recognize(batch, 1, 0, 0).code()).isEqualTo("PTL-DST-012");
    TestLane right = TestLane.openFor(registry, lane, List.of(form));
    right.accept(1, batch);
    assertThat(right.recognize(batch, 1, 0, 0).code()).isEmpty();
  }

  @Test
  void a_guardian_stops_a_lane_and_only_the_governor_starts_it_again() throws Exception {
    TestLane lane = lane();

    assertThat(registry.send(ANYONE, RegistryCalls.ofLane("freeze", lane.lane)).code())
        .isEqualTo("PTL-EVM-002");
    assertThat(registry.send(GUARDIAN, RegistryCalls.ofLane("freeze", lane.lane)).code()).isEmpty();
    assertThat(lane.accept(1, lane.batchOf(1)).code()).isEqualTo("PTL-DST-020");
    assertThat(registry.send(GUARDIAN, RegistryCalls.ofLane("thaw", lane.lane)).succeeded())
        .isFalse();
    assertThat(registry.send(GOVERNOR, RegistryCalls.ofLane("thaw", lane.lane)).code()).isEmpty();
    assertThat(lane.accept(1, lane.batchOf(1)).code()).isEmpty();
  }

  @Test
  void a_lane_that_nobody_opened_is_unknown() throws Exception {
    TestLane lane = lane();
    BatchStatement s = lane.statement(1, lane.batchOf(1), PublisherStatus.NONE, 0);
    byte[] calldata = RegistryCalls.acceptBatch(s, StatusChange.NONE, lane.signed(s));
    calldata[4] ^= 1;

    assertThat(registry.send(ANYONE, calldata).code()).isEqualTo("PTL-DST-001");
  }
}

package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.StatusStatement;

class AcceptingTest extends OnAnvil {
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private String accept(TestLane lane, BatchStatement statement, byte[] signatures)
      throws Exception {
    return registry
        .send(ANYONE, RegistryCalls.acceptBatch(statement, StatusChange.NONE, signatures))
        .code();
  }

  @Test
  void the_same_batch_again_succeeds_and_another_under_its_ordinal_is_a_conflict()
      throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(5);

    assertThat(lane.accept(1, batch).code()).isEmpty();
    assertThat(lane.accept(1, batch).code()).isEmpty();
    assertThat(lane.accept(1, lane.batchOf(5)).code()).isEqualTo("PTL-DST-009");
    assertThat(lane.accept(2, lane.batchOf(1)).code()).isEmpty();
  }

  @Test
  void enough_organisations_must_sign_not_enough_keys() throws Exception {
    TestLane lane = lane(2, "bank", "bank", "customs");
    BatchStatement s = lane.statement(1, lane.batchOf(3), PublisherStatus.NONE, 0);
    Bytes32 digest = registry.eip712().digest(s);
    int[] bank = lane.attestors.ofOrganisation("bank");
    int customs = lane.attestors.ofOrganisation("customs")[0];

    assertThat(accept(lane, s, new byte[0])).isEqualTo("PTL-DST-003");
    assertThat(accept(lane, s, lane.attestors.sign(digest, bank))).isEqualTo("PTL-DST-003");
    assertThat(accept(lane, s, lane.attestors.sign(digest, customs, customs, customs)))
        .isEqualTo("PTL-DST-003");
    assertThat(accept(lane, s, lane.attestors.sign(digest, bank[0], customs))).isEmpty();
  }

  @Test
  void a_signature_that_does_not_count_refuses_nothing() throws Exception {
    TestLane lane = lane();
    BatchStatement s = lane.statement(1, lane.batchOf(3), PublisherStatus.NONE, 0);
    Bytes32 digest = registry.eip712().digest(s);
    byte[] others = lane.attestors.sign(TestBatch.word(random), 0, 1, 2);

    assertThat(accept(lane, s, others)).isEqualTo("PTL-DST-003");
    assertThat(accept(lane, s, Bytes.join(others, lane.attestors.sign(digest, 1, 2)))).isEmpty();
  }

  @Test
  void the_high_twin_of_a_signature_and_a_wrong_recovery_id_do_not_count() throws Exception {
    TestLane lane = lane();
    BatchStatement s = lane.statement(1, lane.batchOf(3), PublisherStatus.NONE, 0);
    byte[] good = lane.attestors.sign(registry.eip712().digest(s), 0, 1);
    byte[] high = good.clone();
    BigInteger twin = ORDER.subtract(new BigInteger(1, good, 33, 32));
    Bytes32.leftPadded(twin.toByteArray().length > 32 ? strip(twin) : twin.toByteArray())
        .copyTo(high, 33);
    high[65] = (byte) (good[65] == 27 ? 28 : 27);
    byte[] wrong = good.clone();
    wrong[65] -= 27;
    byte[] zero = good.clone();
    java.util.Arrays.fill(zero, 1, 33, (byte) 0);
    byte[] stranger = good.clone();
    stranger[0] = 9;

    assertThat(accept(lane, s, high)).isEqualTo("PTL-DST-003");
    assertThat(accept(lane, s, wrong)).isEqualTo("PTL-DST-003");
    assertThat(accept(lane, s, zero)).isEqualTo("PTL-DST-003");
    assertThat(accept(lane, s, stranger)).isEqualTo("PTL-DST-003");
    assertThat(accept(lane, s, Bytes.join(good, new byte[1]))).isEqualTo("PTL-EVM-005");
    assertThat(accept(lane, s, good)).isEmpty();
  }

  private static byte[] strip(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return java.util.Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
  }

  @Test
  void a_statement_with_any_field_changed_is_not_the_one_that_was_signed() throws Exception {
    TestLane lane = lane();
    BatchStatement s = lane.statement(1, lane.batchOf(3), PublisherStatus.NONE, 0);
    byte[] signatures = lane.signed(s);
    byte[] calldata = RegistryCalls.acceptBatch(s, StatusChange.NONE, signatures);

    for (int word = 0; word < 11; word++) {
      byte[] changed = calldata.clone();
      changed[4 + 32 * word + 31] ^= 1;
      assertThat(registry.send(ANYONE, changed).succeeded()).as("word " + word).isFalse();
    }
    assertThat(registry.send(ANYONE, calldata).succeeded()).isTrue();
  }

  @Test
  void a_statement_for_another_contract_or_chain_does_not_count() throws Exception {
    TestLane lane = lane();
    BatchStatement s = lane.statement(1, lane.batchOf(3), PublisherStatus.NONE, 0);
    SigningDomain otherChain = new SigningDomain(1, registry.registry());
    SigningDomain otherContract = new SigningDomain(31_337, lane.publisherAddress());

    assertThat(accept(lane, s, lane.attestors.sign(otherChain.digest(s), 0, 1)))
        .isEqualTo("PTL-DST-003");
    assertThat(accept(lane, s, lane.attestors.sign(otherContract.digest(s), 0, 1)))
        .isEqualTo("PTL-DST-003");
  }

  @Test
  void a_statement_of_the_future_or_out_of_date_is_refused() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(3);
    PublisherStatus none = PublisherStatus.NONE;

    assertThat(lane.accept(lane.statement(1, batch, none, 10_000), StatusChange.NONE).code())
        .isEqualTo("PTL-DST-005");
    assertThat(
            lane.accept(lane.statement(1, batch, none, -TestLane.FRESHNESS - 10), StatusChange.NONE)
                .code())
        .isEqualTo("PTL-DST-006");
  }

  @Test
  void an_older_statement_gives_its_batch_and_renews_nothing() throws Exception {
    TestLane lane = lane();
    lane.accept(lane.statement(1, lane.batchOf(1), PublisherStatus.NONE, 5), StatusChange.NONE);
    Bytes32 kept = registry.readWord(RegistryCalls.get("kept", lane.lane, lane.publisher));

    assertThat(
            lane.accept(lane.statement(2, lane.batchOf(1), PublisherStatus.NONE, 0), new byte[0])
                .code())
        .isEmpty();
    assertThat(registry.readWord(RegistryCalls.get("kept", lane.lane, lane.publisher)))
        .isEqualTo(kept);
    assertThat(lane.accept(lane.status(PublisherStatus.NONE, -1), StatusChange.NONE).code())
        .isEqualTo("PTL-DST-008");
    assertThat(registry.readWord(RegistryCalls.get("kept", lane.lane, lane.publisher)))
        .isEqualTo(kept);
  }

  @Test
  void a_newer_status_brings_exactly_the_endings_since_the_kept_one() throws Exception {
    TestLane lane = lane();
    lane.accept(1, lane.batchOf(1));
    PublisherStatus before = lane.endings.status();
    List<Ending> endings = lane.someEndings(4);
    endings.forEach(ending -> lane.endings = lane.endings.with(ending));
    PublisherStatus after = lane.endings.status();
    StatusStatement s = lane.status(after, 1);

    assertThat(lane.accept(s, StatusChange.NONE).code()).isEqualTo("PTL-DST-007");
    for (List<Ending> wrong :
        List.of(
            endings.subList(0, 3),
            endings.subList(1, 4),
            List.of(endings.get(1), endings.get(0), endings.get(2), endings.get(3)))) {
      assertThat(lane.accept(s, StatusChange.whole(after, before, wrong).packed()).code())
          .isEqualTo("PTL-DST-007");
    }
    assertThat(lane.accept(s, StatusChange.whole(after, before, endings).packed()).code())
        .isEmpty();
    for (Ending ending : endings) {
      assertThat(
              registry
                  .read(
                      RegistryCalls.get("marked", lane.lane, lane.publisher, ending.commitment()))[
                  31])
          .isEqualTo((byte) 1);
    }
  }

  @Test
  void endings_can_come_in_parts_from_the_newest_back_to_the_kept_head() throws Exception {
    TestLane lane = lane();
    lane.accept(1, lane.batchOf(1));
    PublisherStatus before = lane.endings.status();
    List<Ending> endings = lane.someEndings(5);
    Bytes32 middle = before.head();
    for (Ending ending : endings.subList(0, 3)) {
      middle = ending.headAfter(middle);
    }
    endings.forEach(ending -> lane.endings = lane.endings.with(ending));
    PublisherStatus after = lane.endings.status();
    StatusStatement s = lane.status(after, 1);

    byte[] newest = new StatusChange(after, before, middle, endings.subList(3, 5)).packed();
    assertThat(lane.accept(s, newest).code()).isEmpty();
    PartlyKept rest = new PartlyKept(after, s.asOfHeight(), s.asOfTime(), 3, middle);
    byte[] oldest = StatusChange.whole(after, before, endings.subList(0, 3)).packed();
    byte[] another =
        RegistryCalls.continueStatus(
            lane.lane,
            lane.publisher,
            new PartlyKept(after, s.asOfHeight() + 9, s.asOfTime(), 3, middle),
            oldest);
    assertThat(registry.send(ANYONE, another).code()).isEqualTo("PTL-EVM-010");
    assertThat(
            registry
                .send(ANYONE, RegistryCalls.continueStatus(lane.lane, lane.publisher, rest, oldest))
                .code())
        .isEmpty();

    assertThat(registry.readWord(RegistryCalls.get("keptStatus", lane.lane, lane.publisher)))
        .isEqualTo(after.digest());
  }

  @Test
  void one_number_of_endings_has_one_status_and_it_never_falls() throws Exception {
    TestLane lane = lane();
    lane.accept(1, lane.batchOf(1));
    lane.end(1, lane.someEndings(2));
    PublisherStatus kept = lane.endings.status();
    PublisherStatus other = new PublisherStatus(2, kept.head(), TestBatch.word(random));
    PublisherStatus fewer = new PublisherStatus(1, kept.head(), kept.map());

    assertThat(
            lane.accept(lane.status(other, 2), StatusChange.whole(other, kept, List.of()).packed())
                .code())
        .isEqualTo("PTL-EVM-012");
    assertThat(
            lane.accept(lane.status(fewer, 2), StatusChange.whole(fewer, kept, List.of()).packed())
                .code())
        .isEqualTo("PTL-DST-008");
  }

  @Test
  void two_signed_batches_of_one_ordinal_freeze_the_lane() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(2);
    lane.accept(1, batch);
    BatchStatement same = lane.statement(1, batch, PublisherStatus.NONE, 0);
    BatchStatement other = lane.statement(1, lane.batchOf(2), PublisherStatus.NONE, 0);

    assertThat(registry.send(ANYONE, RegistryCalls.reportConflict(same, lane.signed(same))).code())
        .isEqualTo("PTL-EVM-011");
    assertThat(registry.send(ANYONE, RegistryCalls.reportConflict(other, new byte[0])).code())
        .isEqualTo("PTL-DST-003");
    assertThat(
            registry.send(ANYONE, RegistryCalls.reportConflict(other, lane.signed(other))).code())
        .isEmpty();
    assertThat(lane.accept(2, lane.batchOf(2)).code()).isEqualTo("PTL-DST-020");
  }
}

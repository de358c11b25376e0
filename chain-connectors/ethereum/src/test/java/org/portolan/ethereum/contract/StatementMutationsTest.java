package org.portolan.ethereum.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.ethereum.contract.DeployedRegistry.ANYONE;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;

/**
 * One mutation each of a statement that counts, signed anew where it is the statement that is
 * wrong: the contract refuses each with its code, and takes what was mutated.
 */
class StatementMutationsTest extends OnAnvil {
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
  private static final int SIGNATURE = 66;
  private static final long MILLIS = 1_000;
  private static final long MOST_LEAVES = 1 << 20;

  /** A statement's fields, to be changed. */
  private static final class Draft {
    Bytes32 lane;
    Bytes32 epoch = TestLane.EPOCH;
    long ordinal = 1;
    long count;
    long asOfHeight = 1_000_000;
    long asOfTime;
    Bytes32 status = PublisherStatus.NONE.digest();
    boolean signedByTwo = true;
    Consumer<byte[]> spoil = signatures -> {};
    byte[] appended = new byte[0];
  }

  private record Mutation(String what, String code, Consumer<Draft> change) {}

  private static List<Mutation> mutations() {
    List<Mutation> all = new ArrayList<>();
    statement(all);
    signatures(all);
    return all;
  }

  private static void statement(List<Mutation> all) {
    all.add(new Mutation("lane of zeros", "PTL-DST-001", d -> d.lane = Bytes32.ZERO));
    all.add(
        new Mutation("unknown epoch", "PTL-DST-002", d -> d.epoch = Bytes32.leftPadded(one(99))));
    all.add(new Mutation("epoch of zeros", "PTL-DST-002", d -> d.epoch = Bytes32.ZERO));
    all.add(new Mutation("one organisation", "PTL-DST-003", d -> d.signedByTwo = false));
    all.add(new Mutation("milliseconds", "PTL-DST-005", d -> d.asOfTime *= MILLIS));
    all.add(new Mutation("a minute and more ahead", "PTL-DST-005", d -> d.asOfTime += 600));
    all.add(
        new Mutation(
            "older than freshness", "PTL-DST-006", d -> d.asOfTime -= TestLane.FRESHNESS + 60));
    all.add(new Mutation("time of zero", "PTL-DST-006", d -> d.asOfTime = 0));
    all.add(
        new Mutation(
            "status that is not opened",
            "PTL-DST-007",
            d -> d.status = Bytes32.leftPadded(one(5))));
    all.add(new Mutation("ordinal zero", "PTL-LED-002", d -> d.ordinal = 0));
    all.add(new Mutation("no leaves", "PTL-BAT-002", d -> d.count = 0));
    all.add(new Mutation("2^20 + 1 leaves", "PTL-BAT-002", d -> d.count = MOST_LEAVES + 1));
    all.add(new Mutation("2^31 leaves", "PTL-BAT-002", d -> d.count = 1L << 31));
    all.add(new Mutation("height of 2^48", "PTL-EVM-013", d -> d.asOfHeight = 1L << 48));
  }

  private static void signatures(List<Mutation> all) {
    all.add(new Mutation("r zero", "PTL-DST-003", d -> d.spoil = s -> put(s, 1, BigInteger.ZERO)));
    all.add(new Mutation("s zero", "PTL-DST-003", d -> d.spoil = s -> put(s, 33, BigInteger.ZERO)));
    all.add(new Mutation("r of the order", "PTL-DST-003", d -> d.spoil = s -> put(s, 1, ORDER)));
    all.add(new Mutation("s of the order", "PTL-DST-003", d -> d.spoil = s -> put(s, 33, ORDER)));
    all.add(
        new Mutation(
            "s of the upper half", "PTL-DST-003", d -> d.spoil = StatementMutationsTest::highTwin));
    for (int v : new int[] {0, 1, 2, 29, 30, 255}) {
      all.add(new Mutation("v " + v, "PTL-DST-003", d -> d.spoil = s -> s[65] = (byte) v));
    }
    all.add(new Mutation("other parity", "PTL-DST-003", d -> d.spoil = s -> s[65] ^= 27 ^ 28));
    all.add(new Mutation("for another attestor", "PTL-DST-003", d -> d.spoil = s -> s[0] ^= 3));
    all.add(new Mutation("attestor 255", "PTL-DST-003", d -> d.spoil = s -> s[0] = (byte) 255));
    all.add(
        new Mutation(
            "one signature twice",
            "PTL-DST-003",
            d -> d.spoil = s -> System.arraycopy(s, 0, s, SIGNATURE, SIGNATURE)));
    all.add(new Mutation("a byte behind", "PTL-EVM-005", d -> d.appended = new byte[1]));
    all.add(new Mutation("65 bytes behind", "PTL-EVM-005", d -> d.appended = new byte[65]));
  }

  private static byte[] one(int last) {
    return new byte[] {(byte) last};
  }

  private static void put(byte[] into, int at, BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes.length > Bytes32.LENGTH ? 1 : 0;
    Bytes32.leftPadded(java.util.Arrays.copyOfRange(bytes, sign, bytes.length)).copyTo(into, at);
  }

  private static void highTwin(byte[] signatures) {
    put(signatures, 33, ORDER.subtract(new BigInteger(1, signatures, 33, 32)));
    signatures[65] ^= 27 ^ 28;
  }

  @Test
  void each_mutation_is_refused_with_its_code_and_the_original_is_taken() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(3);
    for (Mutation mutation : mutations()) {
      Draft draft = draft(lane, batch);
      mutation.change().accept(draft);

      assertThat(sent(lane, batch, draft)).as(mutation.what()).isEqualTo(mutation.code());
    }
    assertThat(sent(lane, batch, draft(lane, batch))).isEmpty();
  }

  private static Draft draft(TestLane lane, TestBatch batch) {
    Draft draft = new Draft();
    draft.lane = lane.lane;
    draft.count = batch.count();
    draft.asOfTime = lane.now;
    return draft;
  }

  private String sent(TestLane lane, TestBatch batch, Draft d) throws Exception {
    BatchStatement s =
        new BatchStatement(
            d.lane,
            d.epoch,
            lane.publisher,
            d.ordinal,
            Bytes32.ZERO,
            Bytes32.ZERO,
            batch.root(),
            d.count,
            d.status,
            d.asOfHeight,
            d.asOfTime);
    Bytes32 digest = registry.eip712().digest(s);
    byte[] signatures =
        d.signedByTwo ? lane.attestors.sign(digest, 0, 1) : lane.attestors.sign(digest, 0);
    d.spoil.accept(signatures);
    byte[] change = StatusChange.NONE;
    return registry
        .send(ANYONE, RegistryCalls.acceptBatch(s, change, Bytes.join(signatures, d.appended)))
        .code();
  }
}

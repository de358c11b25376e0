package org.portolan.ethereum.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.portolan.ethereum.node.Anvil;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.RecordStatus;

/** What the registry's functions cost, from the receipts of a node with the rules of Osaka. */
public final class GasTable {
  private static final int MANY = 50;
  private static final int BATCH = 1_024;
  private static final int ATTESTORS = 5;

  private final DeployedRegistry registry;
  private final Random random = new Random(2026);

  private GasTable(DeployedRegistry registry) {
    this.registry = registry;
  }

  /** Prints a line for each: what, gas, aim. */
  public static void run(String[] arguments) throws Exception {
    try (Anvil anvil = Anvil.start()) {
      GasTable table = new GasTable(new DeployedRegistry(anvil));
      table.source();
      table.statements();
      table.single();
      table.many();
      ViewGas.run(anvil);
    }
  }

  static void line(String what, long gas, String aim) {
    System.out.printf("%-86s %,9d  %s%n", what, gas, aim);
  }

  static long gas(DeployedRegistry.Result result) {
    if (!result.succeeded()) {
      throw new IllegalStateException("refused: " + result.code());
    }
    return result.gas();
  }

  private void source() throws Exception {
    String publisher = DeployedRegistry.ANYONE;
    long first = gas(registry.send(publisher, RegistryCalls.anchor(1, word(), BATCH)));
    line("anchor a batch, a publisher's first", first, "48,000");
    long sum = 0;
    int steady = 64;
    for (int i = 0; i < steady; i++) {
      sum += gas(registry.send(publisher, RegistryCalls.anchor(i + 2L, word(), BATCH)));
    }
    line("anchor a batch, any later one", sum / steady, "31,000");
    line("  of that, per record of a batch of 1,024", sum / steady / BATCH, "30");
    Bytes32 head = Bytes32.ZERO;
    long end = 0;
    for (int i = 0; i < 8; i++) {
      Ending ending = new Ending(word(), word());
      end = gas(registry.send(publisher, RegistryCalls.end(ending, head)));
      if (i == 0) {
        line("end a record, a publisher's first", end, "");
      }
      head = ending.headAfter(head);
    }
    line("end a record, any later one", end, "53,000");
  }

  private Bytes32 word() {
    return TestBatch.word(random);
  }

  private TestLane lane() throws Exception {
    return TestLane.open(
        registry, TestAttestors.of("a", "b", "c", "d", "e", "f", "g"), ATTESTORS, random);
  }

  private void statements() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(3);
    line(
        "accept a batch, 5 of 7, a publisher's first on the lane",
        gas(lane.accept(1, batch)),
        "100,000");
    line("accept a batch, 5 of 7, any later one", gas(lane.accept(2, lane.batchOf(3))), "100,000");
    PublisherStatus none = PublisherStatus.NONE;
    line(
        "  the same batch again, newer status",
        gas(lane.accept(lane.statement(1, batch, none, 1), StatusChange.NONE)),
        "");
    line(
        "renew all records of a publisher, 5 of 7",
        gas(lane.accept(lane.status(none, 2), StatusChange.NONE)),
        "65,000");
    line("renew with 1 new ending, the first", gas(lane.end(3, lane.someEndings(1))), "");
    long one = gas(lane.end(4, lane.someEndings(1)));
    line("renew with 1 new ending", one, "");
    long hundred = gas(lane.end(5, lane.someEndings(100)));
    line("  each further ending of 100", (hundred - one) / 99, "");
  }

  private void single() throws Exception {
    TestLane lane = lane();
    TestBatch batch = lane.batchOf(BATCH);
    lane.accept(1, batch);
    line(
        "recognize one record of a batch of 1,024",
        gas(lane.recognize(batch, 1, 517, 0)),
        "70,000");
    line("  the same again", gas(lane.recognize(batch, 1, 517, 0)), "");
    RecordHeader header = batch.sheaf(517).headers().get(0);
    line(
        "read a record's status",
        registry.readGas(
            RegistryCalls.status(
                lane.lane, header.recordKey(), 1, header.commitment(), lane.publisher)),
        "9,500");
    lane.end(1, lane.someEndings(300));
    line(
        "recognize one record of a batch of 1,024, its publisher ended 300 others",
        gas(lane.recognize(batch, 1, 518, 0)),
        "");
  }

  private void many() throws Exception {
    TestLane lane = lane();
    TestBatch sheaf = lane.sheafOf(MANY);
    lane.accept(1, sheaf);
    line("recognize 50 in one call, a whole sheaf, each", each(lane, sheaf, 1, 0, 1), "32,000");
    TestBatch large = lane.sheafOf(BATCH);
    lane.accept(2, large);
    line(
        "recognize 50 in one call, scattered in a sheaf of 1,024, each",
        each(lane, large, 2, 0, 20),
        "36,000");
    TestBatch batch = lane.batchOf(BATCH);
    lane.accept(3, batch);
    List<RecognitionProof> scattered = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      scattered.add(lane.proof(batch, 3, 20 * i, 0));
    }
    line(
        "recognize 50 in one call, scattered in a batch of 1,024 sheaves, each",
        gas(lane.recognize(batch, scattered)) / MANY,
        "36,000");
    line("  their next versions, a whole sheaf, each", nextVersions(lane, sheaf), "15,000");
    TestBatch both = lane.sheafOf(MANY);
    BatchStatement s = lane.statement(5, both, PublisherStatus.NONE, 0);
    byte[] proof = lane.packed(both, proofs(lane, both, 5, 0, 1));
    long together =
        gas(
            registry.send(
                DeployedRegistry.ANYONE,
                RegistryCalls.acceptAndRecognize(s, StatusChange.NONE, lane.signed(s), proof)));
    line(
        "accept a batch and recognize a sheaf of 50 in one transaction, each",
        together / MANY,
        "33,000");
  }

  private static List<RecognitionProof> proofs(
      TestLane lane, TestBatch batch, long ordinal, int sheaf, int step) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> lane.proof(batch, ordinal, sheaf, i * step))
        .toList();
  }

  private static long each(TestLane lane, TestBatch batch, long ordinal, int sheaf, int step)
      throws Exception {
    return gas(lane.recognize(batch, proofs(lane, batch, ordinal, sheaf, step))) / MANY;
  }

  private static long nextVersions(TestLane lane, TestBatch before) throws Exception {
    TestBatch next = lane.batch();
    List<RecordHeader> headers =
        before.sheaf(0).headers().stream()
            .map(header -> next.next(header, RecordStatus.ASSERTED))
            .toList();
    next.sheaf(before.sheaf(0).issuerId(), headers).done();
    lane.accept(4, next);
    return each(lane, next, 4, 0, 1);
  }
}

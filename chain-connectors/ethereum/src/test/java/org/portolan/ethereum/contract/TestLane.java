package org.portolan.ethereum.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Position;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.StatusStatement;

/** A lane that is open at a registry, its attestors, and one publisher on its source. */
final class TestLane {
  static final long FRESHNESS = 7 * 86_400;
  static final Bytes32 EPOCH = Bytes32.leftPadded(new byte[] {77});

  final DeployedRegistry registry;
  final TestAttestors attestors;
  final int organisations;
  final Random random;
  final Bytes32 source;
  final Bytes32 publisher;
  final Bytes32 lane;
  final long now;
  EndingRegister endings = EndingRegister.empty(HashAlgorithm.SHA256);

  private TestLane(
      DeployedRegistry registry,
      TestAttestors attestors,
      int organisations,
      Random random,
      Bytes32 source,
      List<Bytes32> forms)
      throws IOException {
    this.registry = registry;
    this.attestors = attestors;
    this.organisations = organisations;
    this.random = random;
    this.source = source;
    this.publisher = TestBatch.word(random);
    this.now = registry.now();
    LaneTerms terms = terms(HashAlgorithm.SHA256, forms);
    this.lane = terms.lane(registry.networkId(), registry.registry());
    var opened =
        registry.send(
            DeployedRegistry.GOVERNOR, RegistryCalls.openLane(terms, EPOCH, 0, attestors.set()));
    if (!opened.succeeded()) {
      throw new IOException("the lane is not open: " + opened.code());
    }
  }

  static TestLane open(
      DeployedRegistry registry, TestAttestors attestors, int organisations, Random random)
      throws IOException {
    return new TestLane(
        registry, attestors, organisations, random, TestBatch.word(random), List.of());
  }

  /** Another lane from the same source, which takes certain forms alone. */
  static TestLane openFor(DeployedRegistry registry, TestLane like, List<Bytes32> forms)
      throws IOException {
    return new TestLane(
        registry, like.attestors, like.organisations, like.random, like.source, forms);
  }

  LaneTerms terms(HashAlgorithm algorithm, List<Bytes32> forms) {
    return new LaneTerms(
        source, source, TestBatch.word(random), algorithm, FRESHNESS, organisations, forms);
  }

  /** Some other address. */
  Bytes32 publisherAddress() {
    byte[] address = publisher.toByteArray();
    java.util.Arrays.fill(address, 0, 12, (byte) 0);
    return Bytes32.of(address);
  }

  TestBatch batch() {
    return new TestBatch(source, random);
  }

  /** So many sheaves of one record each, of one issuer. */
  TestBatch batchOf(int sheaves) {
    TestBatch batch = batch();
    Bytes32 issuer = TestBatch.word(random);
    Bytes32 form = TestBatch.word(random);
    for (int i = 0; i < sheaves; i++) {
      batch.sheaf(issuer, List.of(batch.header(issuer, form, now)));
    }
    return batch.done();
  }

  /** One sheaf of so many records. */
  TestBatch sheafOf(int records) {
    TestBatch batch = batch();
    Bytes32 issuer = TestBatch.word(random);
    Bytes32 form = TestBatch.word(random);
    List<RecordHeader> headers = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      headers.add(batch.header(issuer, form, now));
    }
    return batch.sheaf(issuer, headers).done();
  }

  BatchStatement statement(long ordinal, TestBatch batch, PublisherStatus status, long ahead) {
    return new BatchStatement(
        lane,
        EPOCH,
        publisher,
        ordinal,
        Position.ofBlock(12_345_678, 7, 3),
        TestBatch.word(random),
        batch.root(),
        batch.count(),
        status.digest(),
        1_000_000 + ahead,
        now + ahead);
  }

  StatusStatement status(PublisherStatus status, long ahead) {
    return new StatusStatement(
        lane, EPOCH, publisher, status.digest(), 1_000_000 + ahead, now + ahead);
  }

  byte[] signed(BatchStatement statement) {
    return attestors.quorum(registry.eip712().digest(statement), organisations);
  }

  byte[] signed(StatusStatement statement) {
    return attestors.quorum(registry.eip712().digest(statement), organisations);
  }

  DeployedRegistry.Result accept(BatchStatement statement, byte[] change) throws IOException {
    return registry.send(
        DeployedRegistry.ANYONE, RegistryCalls.acceptBatch(statement, change, signed(statement)));
  }

  DeployedRegistry.Result accept(StatusStatement statement, byte[] change) throws IOException {
    return registry.send(
        DeployedRegistry.ANYONE, RegistryCalls.acceptStatus(statement, change, signed(statement)));
  }

  /** Accepts a batch under the present status, which is the first or the one that is kept. */
  DeployedRegistry.Result accept(long ordinal, TestBatch batch) throws IOException {
    boolean first = registry.readWord(RegistryCalls.get("kept", lane, publisher)).isZero();
    return accept(
        statement(ordinal, batch, endings.status(), 0),
        first ? StatusChange.first(endings.status()) : StatusChange.NONE);
  }

  /** Ends commitments at the source and has the registry take them, in one statement. */
  DeployedRegistry.Result end(long ahead, List<Ending> more) throws IOException {
    PublisherStatus before = endings.status();
    more.forEach(ending -> endings = endings.with(ending));
    return accept(
        status(endings.status(), ahead),
        StatusChange.whole(endings.status(), before, more).packed());
  }

  List<Ending> someEndings(int many) {
    List<Ending> made = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      made.add(
          new Ending(TestBatch.word(random), i % 3 == 0 ? Bytes32.ZERO : TestBatch.word(random)));
    }
    return made;
  }

  RecognitionProof proof(TestBatch batch, long ordinal, int sheaf, int record) {
    return batch.proof(lane, publisher, ordinal, sheaf, record, endings);
  }

  byte[] packed(TestBatch batch, List<RecognitionProof> proofs) {
    return PackedProof.of(source, batch.count(), proofs, endings.status());
  }

  DeployedRegistry.Result recognize(TestBatch batch, List<RecognitionProof> proofs)
      throws IOException {
    return registry.send(DeployedRegistry.ANYONE, RegistryCalls.recognize(packed(batch, proofs)));
  }

  DeployedRegistry.Result recognize(TestBatch batch, long ordinal, int sheaf, int record)
      throws IOException {
    return recognize(batch, List.of(proof(batch, ordinal, sheaf, record)));
  }

  /** UNKNOWN, RECOGNIZED, STALE, ENDED, REVOKED, FROZEN as the contract numbers them. */
  int stateOf(RecordHeader header) throws IOException {
    return registry
        .read(
            RegistryCalls.status(
                lane, header.recordKey(), header.version(), header.commitment(), publisher))[31];
  }

  static long count(DeployedRegistry.Result result, Bytes32 topic) {
    return result.logs().stream()
        .filter(log -> ((List<?>) log.get("topics")).get(0).equals("0x" + topic.hex()))
        .count();
  }

  static Map<String, Object> log(DeployedRegistry.Result result) {
    return result.logs().get(result.logs().size() - 1);
  }
}

package org.portolan.ledger.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.BitProof;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.MerkleTree;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Sheaf;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.TradeRecord;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.json.Json;

/**
 * A source network that is only thought of: what its attestors sign about it is all that a
 * destination ever sees. Two of its three organisations have to sign.
 */
final class ForeignSource {
  static final long FRESHNESS = 3_600;
  private static final HashAlgorithm SHA256 = HashAlgorithm.SHA256;
  private static final MerkleTree TREE = MerkleTree.of(SHA256);
  private static final IssuerIdentity ISSUER = new IssuerIdentity("lei", "CONTRACT");
  private static final Form FORM = Form.ofSchema("contract", new byte[] {1});

  private final NetworkIdentity network = new NetworkIdentity("tlog:elsewhere", hash("genesis"));
  private final Bytes32 registry = hash("registry of the source");
  private final Bytes32 publisher;
  private final Policy policy;
  private final LedgerFixture fixture;
  private final List<TestAttestor> attestors;
  private final TrustEpoch epoch;
  private final Bytes32 lane;
  private final Map<Long, BatchOpening> batches = new HashMap<>();
  private EndingRegister endings = EndingRegister.empty(SHA256);
  private final List<Ending> ended = new ArrayList<>();
  private long height = 100;

  ForeignSource(LedgerFixture fixture, Ledger destination) {
    this(fixture, destination, hash("publisher of the source"), null);
  }

  private ForeignSource(
      LedgerFixture fixture, Ledger destination, Bytes32 publisher, ForeignSource same) {
    this.fixture = fixture;
    this.publisher = publisher;
    this.policy = policy();
    this.attestors =
        same != null
            ? same.attestors
            : List.of(fixture.attestor("A"), fixture.attestor("B"), fixture.attestor("C"));
    this.epoch =
        new TrustEpoch(
            hash("epoch"),
            SHA256,
            0,
            Optional.empty(),
            Json.object("kind", Json.of("elsewhere")),
            attestors.stream().map(TestAttestor::entry).toList());
    this.lane =
        Identifiers.lane(
            network.id(),
            registry,
            destination.network().id(),
            destination.registry(),
            policy.digest());
  }

  /** Another publisher of the same source, with the same attestors and lane. */
  ForeignSource anotherPublisher(Ledger destination) {
    return new ForeignSource(fixture, destination, hash("another publisher"), this);
  }

  private static Policy policy() {
    return Policy.of(
        Json.object(
            "organisations",
            Json.of(2),
            "freshness",
            Json.of(FRESHNESS),
            "kinds",
            Json.of(List.of(Json.of("contract")))));
  }

  static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  Bytes32 lane() {
    return lane;
  }

  Bytes32 publisher() {
    return publisher;
  }

  Bytes32 origin() {
    return Identifiers.origin(network.id(), ISSUER.id());
  }

  Form form() {
    return FORM;
  }

  long now() {
    return fixture.clock().instant().getEpochSecond();
  }

  /** Everything that a destination has to believe of this source. */
  TrustFile trust() {
    return new TrustFile(
        1_795_000_000L,
        List.of(
            new TrustFile.Network(
                network, List.of(new TrustFile.Registry(registry, List.of(epoch), List.of())))),
        List.of(fixture.lane(lane)),
        List.of(policy.document()),
        List.of(
            new TrustFile.FormRules(FORM, List.of(), List.of()),
            new TrustFile.FormRules(untaken(), List.of(), List.of())));
  }

  /** A form that the lane's policy does not take. */
  static Form untaken() {
    return Form.ofSchema("untaken", new byte[] {2});
  }

  /** The source goes on: a later statement is of a later height. */
  void goOn() {
    height++;
  }

  void end(TradeRecord record) {
    Ending ending = new Ending(record.commitment(), Bytes32.ZERO);
    endings = endings.with(ending);
    ended.add(ending);
    height++;
  }

  PublisherStatus status() {
    return endings.status();
  }

  /** Everything that was ended, in order. */
  List<Ending> ended() {
    return ended;
  }

  /** A batch of one sheaf, as it is anchored at the source. */
  void anchor(long ordinal, TradeRecord... records) {
    List<Bytes32> commitments = List.of(records).stream().map(TradeRecord::commitment).toList();
    batches.put(
        ordinal,
        new BatchOpening(
            SHA256,
            List.of(
                new BatchOpening.Padding(hash("padding")),
                new BatchOpening.SignedSheaf(ISSUER, commitments, new byte[] {1, 2, 3}))));
    height++;
  }

  BatchStatement batchStatement(long ordinal) {
    BatchOpening batch = batches.get(ordinal);
    return new BatchStatement(
        lane,
        epoch.digest(),
        publisher,
        ordinal,
        Position.ofIndex(ordinal),
        hash("anchor " + ordinal),
        batch.root(),
        batch.count(),
        status().digest(),
        height,
        now());
  }

  StatusStatement statusStatement() {
    return new StatusStatement(lane, epoch.digest(), publisher, status().digest(), height, now());
  }

  List<SignaturePart> signed(Statement statement, int organisations) {
    return attestors.subList(0, organisations).stream().map(a -> a.sign(statement)).toList();
  }

  TestAttestor attestor(int index) {
    return attestors.get(index);
  }

  /** The batch accepted, with the endings that the destination does not keep yet. */
  Command.AcceptBatch acceptBatch(long ordinal, List<Ending> missing) {
    BatchStatement statement = batchStatement(ordinal);
    return new Command.AcceptBatch(statement, signed(statement, 2), status(), missing);
  }

  Command.AcceptStatus acceptStatus(List<Ending> missing) {
    StatusStatement statement = statusStatement();
    return new Command.AcceptStatus(statement, signed(statement, 2), status(), missing);
  }

  /** The way from a record to its batch, and that nothing ended it as of now. */
  RecognitionProof proof(long ordinal, TradeRecord record) {
    return proof(ordinal, record, endings.proof(record.commitment()));
  }

  BitProof absence(TradeRecord record) {
    return endings.proof(record.commitment());
  }

  RecognitionProof proof(long ordinal, TradeRecord record, BitProof absence) {
    BatchOpening batch = batches.get(ordinal);
    BatchOpening.SignedSheaf sheaf = (BatchOpening.SignedSheaf) batch.leaves().get(1);
    int index = Math.max(0, sheaf.commitments().indexOf(record.commitment()));
    return new RecognitionProof(
        lane,
        publisher,
        ordinal,
        record.header(),
        index,
        Sheaf.of(SHA256, sheaf.commitments()).paths().get(index),
        sheaf.leaf(SHA256),
        1,
        TREE.path(batch.hashes(), 1),
        absence);
  }
}

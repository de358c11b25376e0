package org.portolan.evidence.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.evidence.tlog.LogReplay;
import org.portolan.evidence.tlog.Receipt;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.evidence.tlog.TlogEvidence;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.MerkleTree;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.RecordStatus;
import org.portolan.record.Sha256;
import org.portolan.record.Sheaf;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.Signer;

/** One ledger of the vectors: an issuer's records in a sheaf, a batch and a log with endings. */
final class World {
  static final long ISSUED = 1_795_600_000L;
  static final long TIME = ISSUED + 900;
  static final String ORIGIN = "log.harbour.example/bills";
  static final Signer LOG = Keys.ed25519("log");
  static final Signer PUBLISHER = Keys.ed25519("publisher");
  static final Signer OTHER_PUBLISHER = Keys.es256("other publisher");
  static final IssuerIdentity ISSUER = new IssuerIdentity("eori", "ES0099887766");
  static final IssuerIdentity OTHER_ISSUER = new IssuerIdentity("gln", "4012345000009");
  static final Bytes32 REGISTRY = Identifiers.registry(ORIGIN);
  static final List<String> WITNESSES = List.of("chamber", "insurer", "terminal");

  final HashAlgorithm algorithm;
  final List<Signer> issuer;
  final NetworkIdentity network;
  final Bytes32 origin;
  final List<TradeRecord> records = new ArrayList<>();
  final TradeRecord record;
  final Sheaf sheaf;
  final byte[] signed;
  final byte[] cose;
  final BatchOpening batch;
  final List<byte[]> log = new ArrayList<>();
  final LogReplay replay;
  final int index;
  EndingRegister endings;

  /** The record that is shown is the one of the sheaf at this place. */
  final int shown;

  World(HashAlgorithm algorithm, List<Signer> issuer, int shown) {
    this(algorithm, issuer, shown, Optional.empty());
  }

  /** With a record of the caller's in the middle of the sheaf. */
  World(List<Signer> issuer, TradeRecord shown) {
    this(HashAlgorithm.SHA256, issuer, 1, Optional.of(shown));
  }

  private World(
      HashAlgorithm algorithm, List<Signer> issuer, int shown, Optional<TradeRecord> given) {
    this.algorithm = algorithm;
    this.issuer = issuer;
    this.shown = shown;
    String name = "tlog:harbour" + (algorithm == HashAlgorithm.SM3 ? "-sm3" : "");
    this.network = new NetworkIdentity(name, Sha256.hash(LOG.spki()));
    this.origin = Identifiers.origin(network.id(), ISSUER.id());
    TradeRecord first = given.orElseGet(() -> sealed("first", Documents.whole()));
    TradeRecord second = sealed("second", Documents.other("HBR-2026-000119"));
    TradeRecord withdrawn =
        TradeRecord.next(
            second.header(),
            RecordStatus.REVOKED,
            ISSUED + 60,
            Keys.secret("seed withdrawn").toByteArray(),
            Documents.other("HBR-2026-000119"));
    records.addAll(List.of(second, first, withdrawn));
    this.record = records.get(shown);
    this.sheaf = Sheaf.of(algorithm, records.stream().map(TradeRecord::commitment).toList());
    this.signed =
        Sheaf.signedBytes(
            algorithm, origin, REGISTRY, PUBLISHER.keyId(), sheaf.count(), sheaf.root());
    this.cose = sign(issuer, signed);
    this.batch = batch();
    this.replay = new LogReplay(algorithm, network.id(), REGISTRY);
    this.endings = EndingRegister.empty(algorithm);
    append("not an entry".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    append(anchor(OTHER_PUBLISHER, 1, Keys.secret("other root"), 7));
    append(anchor(PUBLISHER, 1, Keys.secret("first root"), 2));
    this.index = log.size();
    append(anchor(PUBLISHER, 2, batch.root(), batch.count()));
    for (int i = 0; i < 5; i++) {
      end(new Ending(Keys.secret("ended " + i), Keys.secret("next " + i)));
    }
  }

  static World plain() {
    return new World(HashAlgorithm.SHA256, List.of(Keys.ed25519("issuer")), 1);
  }

  static byte[] sign(List<Signer> signers, byte[] bytes) {
    return signers.size() == 1
        ? CoseSign1.signDetached(signers.get(0), bytes)
        : CoseSign.signDetached(signers, bytes);
  }

  private TradeRecord sealed(String name, org.portolan.record.RecordEntries entries) {
    return TradeRecord.first(
        algorithm,
        origin,
        Documents.FORM.id(),
        Keys.secret("record " + name),
        ISSUED,
        Keys.secret("seed " + name + algorithm.label()).toByteArray(),
        entries);
  }

  private BatchOpening batch() {
    Signer other = Keys.ed25519("other issuer");
    List<Bytes32> theirs = List.of(Keys.secret("their commitment"));
    byte[] theirCose =
        CoseSign1.signDetached(
            other,
            Sheaf.signedBytes(
                algorithm,
                Identifiers.origin(network.id(), OTHER_ISSUER.id()),
                REGISTRY,
                PUBLISHER.keyId(),
                1,
                Sheaf.of(algorithm, theirs).root()));
    return new BatchOpening(
        algorithm,
        List.of(
            new BatchOpening.SignedSheaf(OTHER_ISSUER, theirs, theirCose),
            new BatchOpening.Padding(Keys.secret("padding 1")),
            new BatchOpening.SignedSheaf(ISSUER, sheaf.commitments(), cose),
            new BatchOpening.Padding(Keys.secret("padding 2")),
            new BatchOpening.Padding(Keys.secret("padding 3"))));
  }

  private byte[] anchor(Signer publisher, long ordinal, Bytes32 root, long count) {
    return LogEntry.anchor(publisher, network.id(), REGISTRY, ordinal, root, count);
  }

  World end(Ending ending) {
    append(LogEntry.ending(PUBLISHER, network.id(), REGISTRY, ending));
    endings = endings.with(ending);
    return this;
  }

  private void append(byte[] entry) {
    log.add(entry);
    replay.apply(entry);
  }

  long size() {
    return log.size();
  }

  List<Bytes32> leaves() {
    return log.stream().map(entry -> Sha256.hash(new byte[1], entry)).toList();
  }

  Bytes32 anchorHash() {
    return Sha256.hash(new byte[1], log.get(index));
  }

  Bytes32 position() {
    return Position.ofIndex(index);
  }

  Checkpoint checkpoint() {
    Bytes32 root = MerkleTree.of(HashAlgorithm.SHA256).root(leaves());
    return new Checkpoint(ORIGIN, size(), root, replay.statusRoot());
  }

  static Signer witness(String name) {
    return Keys.ed25519("witness " + name);
  }

  /** Signed by the log, cosigned by two of three witnesses, the second some seconds later. */
  SignedCheckpoint note() {
    return SignedCheckpoint.unsigned(checkpoint())
        .signed(ORIGIN, LOG)
        .cosigned(WITNESSES.get(0), witness(WITNESSES.get(0)), TIME)
        .cosigned(WITNESSES.get(1), witness(WITNESSES.get(1)), TIME + 5);
  }

  TlogEvidence evidence(boolean current) {
    MerkleTree tree = MerkleTree.of(HashAlgorithm.SHA256);
    Receipt receipt =
        Receipt.sign(LOG, size(), index, tree.path(leaves(), index), checkpoint().root());
    TlogEvidence.Current shows =
        new TlogEvidence.Current(
            endings.status(),
            TlogEvidence.Proof.of(replay.statusProof(PUBLISHER.keyId())),
            TlogEvidence.Proof.of(endings.proof(record.commitment())));
    return new TlogEvidence(
        log.get(index),
        receipt.encode(Alg.ED25519),
        note().note(),
        current ? Optional.of(shows) : Optional.empty());
  }
}

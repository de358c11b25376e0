package org.portolan.bench.verify;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.evidence.tlog.LogEntry;
import org.portolan.evidence.tlog.LogReplay;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.NoteKey;
import org.portolan.evidence.tlog.Receipt;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.evidence.tlog.TlogEvidence;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.MerkleTree;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.Sha256;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;

/** A log with the record's batch and as many endings as make 4,096 entries, and its witnesses. */
final class LogLedger {
  static final long TIME = 1_795_000_900L;
  private static final String NAME = "log.harbour.example/bills";
  private static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;
  private static final List<String> WITNESSES = List.of("chamber", "terminal");
  private static final int ENTRIES = 4_096;

  final NetworkIdentity network;
  final Bytes32 registry = Identifiers.registry(NAME);
  final PublishedRecord record;
  final Anchor anchor;
  private final SigningKey log = SigningKey.generate(Alg.ED25519);
  private final SigningKey publisher = SigningKey.generate(Alg.ED25519);
  private final List<SigningKey> witnesses =
      Stream.generate(() -> SigningKey.generate(Alg.ED25519)).limit(WITNESSES.size()).toList();
  private final List<byte[]> entries = new ArrayList<>();
  private final LogReplay replay;

  LogLedger(List<Alg> issuer) {
    this.network = new NetworkIdentity("tlog:harbour", Sha256.hash(log.spki()));
    this.record = new PublishedRecord(network, registry, publisher.keyId(), issuer);
    this.replay = new LogReplay(ALGORITHM, network.id(), registry);
    Anchor open = record.anchored(Position.ofIndex(0), Bytes32.ZERO);
    append(
        LogEntry.anchor(
            publisher, network.id(), registry, open.ordinal(), open.root(), open.count()));
    this.anchor = record.anchored(open.position(), leaf(entries.get(0)));
    while (entries.size() < ENTRIES) {
      Ending ending = new Ending(PublishedRecord.random(), PublishedRecord.random());
      append(LogEntry.ending(publisher, network.id(), registry, ending));
    }
  }

  /**
   * Its own proof: a receipt, and the status of the record under a checkpoint with cosignatures.
   */
  static Handed proof() {
    LogLedger log = new LogLedger(List.of(Alg.ES256));
    return new Handed(
        "log's receipt and checkpoint, 2 witnesses",
        log.record.bundle(log.anchor, log.current()),
        log.record.trust(log.trust()),
        InstantSource.system());
  }

  long height() {
    return entries.size();
  }

  EndingRegister endings() {
    return replay.endings(publisher.keyId());
  }

  Json.Obj trust() {
    List<NoteKey> cosigning = new ArrayList<>();
    for (int i = 0; i < WITNESSES.size(); i++) {
      cosigning.add(new NoteKey(WITNESSES.get(i), witnesses.get(i).spki()));
    }
    return new LogTrust(NAME, List.of(log.spki()), cosigning, WITNESSES.size(), Optional.empty())
        .json();
  }

  private void append(byte[] entry) {
    entries.add(entry);
    if (replay.apply(entry).isEmpty()) {
      throw new IllegalStateException("an entry of the benchmark's own does not count");
    }
  }

  private static Bytes32 leaf(byte[] entry) {
    return Sha256.hash(new byte[1], entry);
  }

  private Bundle.EvidencePart current() {
    MerkleTree tree = MerkleTree.of(HashAlgorithm.SHA256);
    List<Bytes32> leaves = entries.stream().map(LogLedger::leaf).toList();
    Checkpoint checkpoint = new Checkpoint(NAME, height(), tree.root(leaves), replay.statusRoot());
    SignedCheckpoint note = SignedCheckpoint.unsigned(checkpoint).signed(NAME, log);
    for (int i = 0; i < WITNESSES.size(); i++) {
      note = note.cosigned(WITNESSES.get(i), witnesses.get(i), TIME);
    }
    TlogEvidence evidence =
        new TlogEvidence(
            entries.get(0),
            Receipt.sign(log, height(), 0, tree.path(leaves, 0), checkpoint.root())
                .encode(Alg.ED25519),
            note.note(),
            Optional.of(
                new TlogEvidence.Current(
                    endings().status(),
                    TlogEvidence.Proof.of(replay.statusProof(publisher.keyId())),
                    TlogEvidence.Proof.of(endings().proof(record.commitment())))));
    return new Bundle.EvidencePart("tlog", "current", height(), TIME, evidence.encode());
  }
}

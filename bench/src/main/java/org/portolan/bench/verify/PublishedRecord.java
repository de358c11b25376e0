package org.portolan.bench.verify;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.bench.record.SampleRecords;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.MerkleTree;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Sha256;
import org.portolan.record.Sheaf;
import org.portolan.record.TradeRecord;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.bundle.Names;
import org.portolan.record.bundle.StatementPart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;

/**
 * A record of 30 fields as its receiver gets it: all of it shown, one of 1,024 in its issuer's
 * sheaf, which is one of 1,024 leaves of its batch.
 */
final class PublishedRecord {
  private static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;
  private static final IssuerIdentity ISSUER = new IssuerIdentity("eori", "NL123456789");
  private static final Form FORM = Form.ofSchema("bench", new byte[] {1});
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SIZE = 1_024;

  /** Neither the first nor the last of its sheaf and batch. */
  private static final int PLACE = 618;

  private final NetworkIdentity network;
  private final Bytes32 registry;
  private final Bytes32 publisher;
  private final List<SigningKey> keys;
  private final TradeRecord record;
  private final Sheaf sheaf;
  private final byte[] cose;
  private final BatchOpening batch;

  PublishedRecord(
      NetworkIdentity network, Bytes32 registry, Bytes32 publisher, List<Alg> algorithms) {
    this.network = network;
    this.registry = registry;
    this.publisher = publisher;
    this.keys = algorithms.stream().map(SigningKey::generate).toList();
    Bytes32 origin = Identifiers.origin(network.id(), ISSUER.id());
    List<TradeRecord> records = new SampleRecords(origin, FORM.id()).seal(SIZE);
    this.record = records.get(PLACE);
    this.sheaf = Sheaf.of(ALGORITHM, records.stream().map(TradeRecord::commitment).toList());
    byte[] signed =
        Sheaf.signedBytes(ALGORITHM, origin, registry, publisher, sheaf.count(), sheaf.root());
    this.cose =
        keys.size() == 1
            ? CoseSign1.signDetached(keys.get(0), signed)
            : CoseSign.signDetached(keys, signed);
    List<BatchOpening.Leaf> leaves = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      leaves.add(new BatchOpening.Padding(random()));
    }
    leaves.set(PLACE, new BatchOpening.SignedSheaf(ISSUER, sheaf.commitments(), cose));
    this.batch = new BatchOpening(ALGORITHM, leaves);
  }

  static Bytes32 random() {
    byte[] bytes = new byte[Bytes32.LENGTH];
    RANDOM.nextBytes(bytes);
    return Bytes32.of(bytes);
  }

  Bytes32 commitment() {
    return record.commitment();
  }

  /** The first batch of its publisher. */
  Anchor anchored(Bytes32 position, Bytes32 anchorHash) {
    return new Anchor(publisher, 1, batch.root(), batch.count(), position, anchorHash);
  }

  Bundle bundle(Anchor anchor, Bundle.EvidencePart evidence) {
    return bundle(anchor, Optional.empty(), List.of(evidence), List.of());
  }

  Bundle bundle(Anchor anchor, Names.LaneNames lane, StatementPart statement) {
    return bundle(anchor, Optional.of(lane), List.of(), List.of(statement));
  }

  private Bundle bundle(
      Anchor anchor,
      Optional<Names.LaneNames> lane,
      List<Bundle.EvidencePart> evidence,
      List<StatementPart> statements) {
    var leaves = record.tree().leaves();
    var paths = record.tree().paths();
    var opened = (BatchOpening.SignedSheaf) batch.leaves().get(PLACE);
    return new Bundle(
        ALGORITHM,
        new Names(network, ISSUER, FORM, lane),
        record.header().encode(),
        leaves.stream()
            .map(leaf -> new Bundle.DisclosedLeaf(leaf, paths.get(leaf.index())))
            .toList(),
        new Bundle.SheafPart(sheaf.count(), PLACE, sheaf.paths().get(PLACE), cose),
        new Bundle.BatchPart(
            opened.leaf(ALGORITHM).encode(),
            PLACE,
            MerkleTree.of(ALGORITHM).path(batch.hashes(), PLACE),
            anchor.root(),
            anchor.count(),
            registry,
            anchor.publisher(),
            anchor.ordinal(),
            anchor.position(),
            anchor.anchorHash()),
        evidence,
        statements,
        Optional.empty());
  }

  /** Of a receiver that takes the ledger's word alone. */
  TrustFile trust(Json.Obj ledger) {
    return trust(new Epoch(ledger, List.of()), List.of(), List.of());
  }

  TrustFile trust(Epoch epoch, List<TrustFile.Lane> lanes, List<Json> policies) {
    IssuerEntry issuer =
        new IssuerEntry(
            ISSUER,
            keys.stream().map(SigningKey::algNumber).toList(),
            keys.stream()
                .map(k -> new IssuerEntry.Key(k.algNumber(), k.spki(), 0, Optional.empty()))
                .toList(),
            List.of(publisher));
    return new TrustFile(
        record.header().issuedAt(),
        List.of(
            new TrustFile.Network(
                network,
                List.of(
                    new TrustFile.Registry(registry, List.of(epoch.entry()), List.of(issuer))))),
        lanes,
        policies,
        List.of(new TrustFile.FormRules(FORM, List.of("/field0"), List.of())));
  }

  /** The one epoch there is. */
  record Epoch(Json.Obj ledger, List<AttestorEntry> attestors) {
    TrustEpoch entry() {
      return new TrustEpoch(digest(), ALGORITHM, 0, Optional.empty(), ledger, attestors);
    }

    Bytes32 digest() {
      return Sha256.hash(ledger.canonical());
    }
  }
}

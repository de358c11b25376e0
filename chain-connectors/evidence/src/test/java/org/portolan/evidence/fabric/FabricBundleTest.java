package org.portolan.evidence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestCertificate;
import org.portolan.evidence.fabric.kit.TestConfig;
import org.portolan.evidence.fabric.kit.TestKey;
import org.portolan.evidence.fabric.kit.TestMember;
import org.portolan.evidence.fabric.kit.TestSeals;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.MerkleTree;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordEntries;
import org.portolan.record.Sha256;
import org.portolan.record.Sheaf;
import org.portolan.record.TradeRecord;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.bundle.Names;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;

/** A bundle whose one proof is a signed view, from the field down to the peers' certificates. */
class FabricBundleTest {
  private static final HashAlgorithm ALG = HashAlgorithm.SHA256;
  private static final IssuerIdentity ISSUER = new IssuerIdentity("eori", "NL123456789");
  private static final NetworkIdentity NETWORK = FabricScene.network();
  private static final Bytes32 REGISTRY = Identifiers.registry("customs/registry");
  private static final Form FORM =
      Form.ofSchema("bill-of-lading", "{}".getBytes(StandardCharsets.UTF_8));
  private static final InstantSource CLOCK = () -> Instant.ofEpochSecond(FabricScene.TIME + 60);

  private final SigningKey issuer = SigningKey.generate(Alg.ED25519);
  private final TradeRecord record =
      TradeRecord.first(
          ALG,
          Identifiers.origin(NETWORK.id(), ISSUER.id()),
          FORM.id(),
          Sha256.hash(new byte[] {1}),
          FabricScene.TIME - 60,
          Sha256.hash(new byte[] {2}).toByteArray(),
          RecordEntries.of(List.of(Entry.of("/identifier", EntryType.ID, "HBR-118", "bill"))));
  private final Sheaf sheaf = Sheaf.of(ALG, List.of(record.commitment()));
  private final byte[] cose =
      CoseSign1.signDetached(
          issuer,
          Sheaf.signedBytes(
              ALG,
              Identifiers.origin(NETWORK.id(), ISSUER.id()),
              REGISTRY,
              FabricScene.publisher(),
              1,
              sheaf.root()));
  private final BatchOpening batch =
      new BatchOpening(
          ALG, List.of(new BatchOpening.SignedSheaf(ISSUER, sheaf.commitments(), cose)));

  @Test
  void by_the_views_of_two_organisations_the_record_is_valid() {
    assertThat(verify(current(), epoch(0, Optional.empty(), FabricScene.ledger())))
        .isInstanceOfSatisfying(
            BundleAnswer.Answered.class,
            answered -> {
              assertThat(answered.state()).isEqualTo(BundleAnswer.State.VALID);
              assertThat(answered.asOfHeight()).isEqualTo(11);
              assertThat(answered.asOfTime()).isEqualTo(FabricScene.TIME);
              assertThat(answered.used().evidence()).containsExactly("fabric current");
            });
  }

  @Test
  void a_batch_alone_does_not_tell_whether_the_record_is_in_force() {
    FabricScene scene = scene();
    scene.commitment = Optional.empty();
    assertThat(verify(scene, epoch(0, Optional.empty(), FabricScene.ledger())))
        .isInstanceOfSatisfying(
            BundleAnswer.Answered.class,
            answered -> assertThat(answered.state()).isEqualTo(BundleAnswer.State.UNKNOWN));
  }

  @Test
  void peers_of_a_renewed_root_are_believed_by_the_epoch_that_follows_from_the_block() {
    TestKey renewed = new TestKey("renewed ca of Port");
    String name = FabricScene.PORT.authority();
    byte[] root = TestCertificate.authority(name, renewed, -1).signedBy(name, renewed);
    FabricScene scene = current();
    TestMember peer =
        FabricScene.PORT.holding(
            "peer1", FabricScene.PORT.certificate("peer1", "peer").signedBy(name, renewed));
    scene.peers = List.of(FabricScene.CUSTOMS.peer(), peer);
    Json.Obj first = ledger();
    TestConfig config = new TestConfig();
    config.msp = msp -> msp.id().equals(FabricScene.PORT.msp()) ? msp.roots(root) : msp;
    FabricTrust next = ConfigFollower.sealed(FabricTrust.read(first), config.block());

    assertThat(verify(scene, epoch(0, Optional.empty(), first)))
        .isInstanceOfSatisfying(
            BundleAnswer.NotBelieved.class,
            not -> assertThat(not.refusals().get(0).code()).isEqualTo("PTL-FAB-006"));
    assertThat(
            verify(
                scene,
                epoch(0, Optional.of(config.number), first),
                epoch(config.number, Optional.empty(), next.json())))
        .isInstanceOf(BundleAnswer.Answered.class);
  }

  private static Json.Obj ledger() {
    var members = new java.util.TreeMap<>(FabricScene.ledger().members());
    members.put("consenters", TestSeals.json());
    return new Json.Obj(members);
  }

  private FabricScene scene() {
    FabricScene scene = new FabricScene();
    HeldBatch held = scene.batch;
    scene.batch =
        new HeldBatch(held.publisher(), 1, batch.root(), batch.count(), held.transaction());
    return scene;
  }

  private FabricScene current() {
    FabricScene scene = scene();
    scene.commitment = Optional.of(record.commitment());
    return scene;
  }

  private static TrustEpoch epoch(long from, Optional<Long> until, Json.Obj ledger) {
    return new TrustEpoch(Sha256.hash(ledger.canonical()), ALG, from, until, ledger, List.of());
  }

  private Bundle bundle(FabricScene scene) {
    var tree = record.tree();
    Anchor anchor = scene.anchor();
    return new Bundle(
        ALG,
        new Names(NETWORK, ISSUER, FORM, Optional.empty()),
        record.header().encode(),
        List.of(
            new Bundle.DisclosedLeaf(tree.leaves().get(0), tree.paths().get(0)),
            new Bundle.DisclosedLeaf(tree.leaves().get(1), tree.paths().get(1))),
        new Bundle.SheafPart(1, 0, List.of(), cose),
        new Bundle.BatchPart(
            ((BatchOpening.SignedSheaf) batch.leaves().get(0)).leaf(ALG).encode(),
            0,
            MerkleTree.of(ALG).path(batch.hashes(), 0),
            batch.root(),
            batch.count(),
            REGISTRY,
            anchor.publisher(),
            1,
            anchor.position(),
            anchor.anchorHash()),
        List.of(
            new Bundle.EvidencePart(
                "fabric",
                scene.commitment.isPresent() ? "current" : "existed",
                scene.height(),
                FabricScene.TIME,
                scene.make().encode())),
        List.of(),
        Optional.empty());
  }

  private BundleAnswer verify(FabricScene scene, TrustEpoch... epochs) {
    IssuerEntry entry =
        new IssuerEntry(
            ISSUER,
            List.of(issuer.algNumber()),
            List.of(new IssuerEntry.Key(issuer.algNumber(), issuer.spki(), 0, Optional.empty())),
            List.of(FabricScene.publisher()));
    TrustFile trust =
        new TrustFile(
            FabricScene.TIME,
            List.of(
                new TrustFile.Network(
                    NETWORK,
                    List.of(new TrustFile.Registry(REGISTRY, List.of(epochs), List.of(entry))))),
            List.of(),
            List.of(),
            List.of(new TrustFile.FormRules(FORM, List.of("/identifier"), List.of())));
    return new BundleVerifier(TrustFile.decode(trust.encode()), EvidenceKinds.verifiers(CLOCK))
        .verify(bundle(scene).encode());
  }
}

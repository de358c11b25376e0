package org.portolan.ethereum.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.portolan.ethereum.node.Anvil;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.fabric.kit.TestMember;
import org.portolan.evidence.fabric.registry.EndingsOf;
import org.portolan.evidence.fabric.registry.HeldBatch;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.EndingRegister;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordHeader;
import org.portolan.record.Sheaf;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;

/** A lane from a channel of two organisations, its peers, one publisher and one issuer. */
final class ViewLane {
  static final long FRESHNESS = 7 * 86_400;
  static final Bytes32 EPOCH = Bytes32.leftPadded(new byte[] {78});
  static final IssuerIdentity ISSUER = new IssuerIdentity("lei", "VIEWS");
  static final Bytes32 REGISTRY =
      Identifiers.registry(FabricScene.CHANNEL + "/" + FabricScene.CHAINCODE);

  final Anvil anvil;
  final DeployedRegistry registry;
  final Random random = new Random(7);
  final Bytes32 source = FabricScene.network().id();
  final Bytes32 publisher = FabricScene.publisher();
  final Bytes32 issuer = ISSUER.id();
  final SigningKey key = SigningKey.generate(Alg.ES256);
  final LaneTerms terms;
  final Bytes32 lane;
  final PeerSet set;
  EndingRegister endings = EndingRegister.empty(HashAlgorithm.SHA256);
  Bytes32 signedFor = REGISTRY;

  ViewLane(Anvil anvil, DeployedRegistry registry, Bytes32 policy, TestMember... peers) {
    this.anvil = anvil;
    this.registry = registry;
    this.terms =
        new LaneTerms(source, REGISTRY, policy, HashAlgorithm.SHA256, FRESHNESS, 2, List.of());
    this.lane = terms.lane(registry.networkId(), registry.registry());
    this.set =
        PeerSet.of(
            FabricTrust.read(FabricScene.ledger()),
            List.of(peers).stream().map(TestMember::identity).toList(),
            FabricScene.TIME);
  }

  static ViewLane open(Anvil anvil, DeployedRegistry registry) throws IOException {
    ViewLane lane =
        new ViewLane(
            anvil,
            registry,
            FabricScene.hash("policy"),
            FabricScene.CUSTOMS.peer(),
            FabricScene.PORT.peer());
    lane.governed(RegistryCalls.openLane(lane.terms, EPOCH, 0, lane.set.packed()));
    lane.governed(
        RegistryCalls.setIssuerKey(
            lane.lane, lane.publisher, lane.issuer, lane.key.keyId(), 0, 1L << 40));
    return lane;
  }

  void governed(byte[] calldata) throws IOException {
    DeployedRegistry.Result result = registry.send(DeployedRegistry.GOVERNOR, calldata);
    if (!result.succeeded()) {
      throw new IOException("refused: " + result.code());
    }
  }

  /** Peers that say the truth, asked now. */
  TestViews views() throws IOException {
    TestViews views = new TestViews();
    views.publisher = publisher;
    views.time = registry.now();
    views.block = block();
    views.challenge = challenge(views.block);
    views.endings =
        Optional.of(new EndingsOf(publisher, endings.status().endings(), endings.status().head()));
    return views;
  }

  TestViews views(long ordinal, TestBatch batch) throws IOException {
    TestViews views = views();
    views.batch =
        Optional.of(
            new HeldBatch(publisher, ordinal, batch.root(), batch.count(), TestBatch.word(random)));
    return views;
  }

  long block() throws IOException {
    return Long.decode((String) anvil.ask("eth_blockNumber")) - 1;
  }

  Bytes32 challenge(long block) throws IOException {
    java.util.Map<?, ?> there =
        (java.util.Map<?, ?>)
            anvil.ask("eth_getBlockByNumber", "0x" + Long.toHexString(block), false);
    return PackedViews.challenge(lane, Bytes32.fromHex(((String) there.get("hash")).substring(2)));
  }

  DeployedRegistry.Result accept(TestViews views) throws IOException {
    return accept(views, StatusChange.NONE);
  }

  DeployedRegistry.Result accept(TestViews views, byte[] change) throws IOException {
    return registry.send(DeployedRegistry.ANYONE, calldata(views, change));
  }

  byte[] calldata(TestViews views, byte[] change) throws IOException {
    return RegistryCalls.acceptViews(lane, views.block, PackedViews.of(set, views.said()), change);
  }

  /** Ends commitments at the source, and has the registry take them. */
  DeployedRegistry.Result end(List<Ending> more) throws IOException {
    PublisherStatus before = unmapped();
    more.forEach(ending -> endings = endings.with(ending));
    return accept(views(), StatusChange.whole(unmapped(), before, more).packed());
  }

  /** As a channel's registry tells it: no map. */
  PublisherStatus unmapped() {
    PublisherStatus status = endings.status();
    return new PublisherStatus(status.endings(), status.head(), Bytes32.ZERO);
  }

  /** A batch of sheaves that the issuer signed, each of so many records. */
  TestBatch batch(int sheaves, int records) throws IOException {
    TestBatch batch = new TestBatch(source, random);
    Bytes32 form = TestBatch.word(random);
    for (int i = 0; i < sheaves; i++) {
      List<RecordHeader> headers = new ArrayList<>();
      for (int j = 0; j < records; j++) {
        headers.add(batch.header(issuer, form, registry.now()));
      }
      batch.sheaf(issuer, headers, signed(headers));
    }
    return batch.done();
  }

  byte[] signed(List<RecordHeader> headers) {
    return CoseSign1.signDetached(key, signedBytes(headers));
  }

  private byte[] signedBytes(List<RecordHeader> headers) {
    Sheaf sheaf =
        Sheaf.of(HashAlgorithm.SHA256, headers.stream().map(RecordHeader::commitment).toList());
    return Sheaf.signedBytes(
        HashAlgorithm.SHA256,
        headers.get(0).origin(),
        signedFor,
        publisher,
        headers.size(),
        sheaf.root());
  }

  DeployedRegistry.Result recognize(TestBatch batch, int... sheaves) throws IOException {
    List<RecognitionProof> proofs = new ArrayList<>();
    byte[] signatures = new byte[0];
    for (int sheaf : sheaves) {
      for (int i = 0; i < batch.sheaf(sheaf).headers().size(); i++) {
        proofs.add(batch.proof(lane, publisher, 1, sheaf, i, endings));
      }
      signatures =
          Bytes.join(
              signatures,
              IssuerSignature.packed(
                  batch.sheaf(sheaf).cose(), signedBytes(batch.sheaf(sheaf).headers())));
    }
    return registry.send(
        DeployedRegistry.ANYONE, RegistryCalls.recognizeSigned(packed(batch, proofs), signatures));
  }

  byte[] packed(TestBatch batch, List<RecognitionProof> proofs) {
    return PackedProof.of(source, batch.count(), proofs, PublisherStatus.NONE);
  }

  /** UNKNOWN, RECOGNIZED, STALE, ENDED, REVOKED, FROZEN as the contract numbers them. */
  int stateOf(RecordHeader header) throws IOException {
    return registry
        .read(
            RegistryCalls.status(
                lane, header.recordKey(), header.version(), header.commitment(), publisher))[31];
  }
}

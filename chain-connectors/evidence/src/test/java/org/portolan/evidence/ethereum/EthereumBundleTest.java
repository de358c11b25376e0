package org.portolan.evidence.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.evidence.ethereum.finality.QbftProof;
import org.portolan.evidence.ethereum.kit.TestChain;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
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
import org.portolan.record.Position;
import org.portolan.record.RecordEntries;
import org.portolan.record.Sha256;
import org.portolan.record.Sheaf;
import org.portolan.record.TradeRecord;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.bundle.Names;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;

/** A bundle whose one proof is evidence of a QBFT chain, from the field down to the seals. */
class EthereumBundleTest {
  private static final HashAlgorithm ALG = HashAlgorithm.SHA256;
  private static final IssuerIdentity ISSUER = new IssuerIdentity("eori", "NL123456789");
  private static final Bytes32 PUBLISHER = TestChain.address(0x21);
  private static final Form FORM =
      Form.ofSchema("bill-of-lading", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  private static final InstantSource CLOCK =
      () -> Instant.ofEpochSecond(TestChain.GENESIS_TIME + 60);

  private final TestChain chain = new TestChain();
  private final SigningKey issuer = SigningKey.generate(Alg.ED25519);
  private final TradeRecord record =
      TradeRecord.first(
          ALG,
          Identifiers.origin(chain.network().id(), ISSUER.id()),
          FORM.id(),
          Sha256.hash(new byte[] {1}),
          TestChain.GENESIS_TIME,
          Sha256.hash(new byte[] {2}).toByteArray(),
          RecordEntries.of(List.of(Entry.of("/identifier", EntryType.ID, "HBR-118", "bill"))));
  private final Sheaf sheaf = Sheaf.of(ALG, List.of(record.commitment()));
  private final byte[] cose =
      CoseSign1.signDetached(
          issuer,
          Sheaf.signedBytes(
              ALG,
              Identifiers.origin(chain.network().id(), ISSUER.id()),
              TestChain.REGISTRY,
              PUBLISHER,
              1,
              sheaf.root()));
  private final BatchOpening batch =
      new BatchOpening(
          ALG,
          List.of(
              new BatchOpening.SignedSheaf(ISSUER, sheaf.commitments(), cose),
              new BatchOpening.Padding(Sha256.hash(new byte[] {3}))));
  private final Anchor anchor = anchored();

  private Anchor anchored() {
    Bytes32 position = Position.ofBlock(1, 0, 0);
    Anchor open = new Anchor(PUBLISHER, 1, batch.root(), batch.count(), position, Bytes32.ZERO);
    chain.block(List.of(TestChain.receipt(2, 1, TestChain.anchored(TestChain.REGISTRY, open))));
    chain.block(List.of());
    return new Anchor(PUBLISHER, 1, batch.root(), batch.count(), position, chain.hash(1));
  }

  @Test
  void by_the_state_of_the_registry_the_record_is_valid() {
    BundleAnswer answer = verify(bundle(current(2)), chain.trust());

    assertThat(answer)
        .isInstanceOfSatisfying(
            BundleAnswer.Answered.class,
            answered -> {
              assertThat(answered.state()).isEqualTo(BundleAnswer.State.VALID);
              assertThat(answered.asOfHeight()).isEqualTo(2);
              assertThat(answered.asOfTime()).isEqualTo(TestChain.GENESIS_TIME + 2);
              assertThat(answered.used().evidence()).containsExactly("eip155 current");
            });
  }

  @Test
  void by_its_event_alone_nobody_knows_whether_it_is_in_force() {
    EthereumEvidence data = new EthereumEvidence(finality(1), receipt(), Optional.empty());

    assertThat(state(bundle(part("existed", 1, data)))).isEqualTo(BundleAnswer.State.UNKNOWN);
  }

  @Test
  void once_it_was_ended_only_the_state_before_says_that_it_is_in_force() {
    chain.write(slot(), Sha256.hash(new byte[] {4}));
    chain.block(List.of());

    refused("PTL-ETH-011", verify(bundle(current(3)), chain.trust()));
    assertThat(state(bundle(current(2)))).isEqualTo(BundleAnswer.State.VALID);
  }

  @Test
  void what_the_trust_file_does_not_say_the_bundle_does_not_make_up() {
    TestChain other = new TestChain();
    other.write(slot(), Bytes32.fromHex("11".repeat(32)));
    other.block(List.of());
    EthereumTrust elsewhere = new EthereumTrust(other.rule(1), TestChain.LAYOUT);

    refused("PTL-QBF-012", verify(bundle(current(2)), elsewhere));
  }

  @Test
  void with_any_byte_of_its_evidence_changed_it_is_not_believed() {
    Bundle.EvidencePart part = current(2);
    List<Integer> believed = new ArrayList<>();
    for (int at = 0; at < part.data().length; at += 5) {
      byte[] changed = part.data().clone();
      changed[at] ^= 4;
      Bundle bundle = bundle(new Bundle.EvidencePart("eip155", "current", 2, part.time(), changed));
      if (verify(bundle, chain.trust()) instanceof BundleAnswer.Answered) {
        believed.add(at);
      }
    }
    assertThat(believed).isEmpty();
  }

  private BundleAnswer.State state(Bundle bundle) {
    BundleAnswer answer = verify(bundle, chain.trust());
    assertThat(answer).isInstanceOf(BundleAnswer.Answered.class);
    return ((BundleAnswer.Answered) answer).state();
  }

  private static void refused(String code, BundleAnswer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            BundleAnswer.NotBelieved.class,
            not -> assertThat(not.refusals().get(0).code()).isEqualTo(code));
  }

  private Bytes32 slot() {
    return TestChain.LAYOUT.endedSlot(PUBLISHER, record.commitment());
  }

  private org.portolan.evidence.ethereum.trie.TrieProof receipt() {
    return chain.receipts(1).proof(RlpWriter.number(0));
  }

  private byte[] finality(int to) {
    return new QbftProof(chain.headers(0, 0, to), java.util.Map.of()).encode();
  }

  private Bundle.EvidencePart current(int height) {
    return part(
        "current",
        height,
        new EthereumEvidence(
            finality(height), receipt(), Optional.of(chain.state(height, slot()))));
  }

  private static Bundle.EvidencePart part(String claim, int height, EthereumEvidence data) {
    return new Bundle.EvidencePart(
        "eip155", claim, height, TestChain.GENESIS_TIME + height, data.encode());
  }

  private Bundle bundle(Bundle.EvidencePart evidence) {
    var tree = record.tree();
    return new Bundle(
        ALG,
        new Names(chain.network(), ISSUER, FORM, Optional.empty()),
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
            TestChain.REGISTRY,
            PUBLISHER,
            1,
            anchor.position(),
            anchor.anchorHash()),
        List.of(evidence),
        List.of(),
        Optional.empty());
  }

  private BundleAnswer verify(Bundle bundle, EthereumTrust ledger) {
    TrustEpoch epoch =
        new TrustEpoch(
            Sha256.hash(new byte[] {5}), ALG, 0, Optional.empty(), ledger.json(), List.of());
    IssuerEntry entry =
        new IssuerEntry(
            ISSUER,
            List.of(issuer.algNumber()),
            List.of(new IssuerEntry.Key(issuer.algNumber(), issuer.spki(), 0, Optional.empty())),
            List.of(PUBLISHER));
    TrustFile trust =
        new TrustFile(
            TestChain.GENESIS_TIME,
            List.of(
                new TrustFile.Network(
                    chain.network(),
                    List.of(
                        new TrustFile.Registry(
                            TestChain.REGISTRY, List.of(epoch), List.of(entry))))),
            List.of(),
            List.of(),
            List.of(new TrustFile.FormRules(FORM, List.of("/identifier"), List.of())));
    return new BundleVerifier(TrustFile.decode(trust.encode()), EvidenceKinds.verifiers(CLOCK))
        .verify(bundle.encode());
  }
}

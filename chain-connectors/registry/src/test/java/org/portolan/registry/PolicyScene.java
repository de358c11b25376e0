package org.portolan.registry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.eip712.Eip712;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.ledger.Command;
import org.portolan.ledger.RecognitionProof;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.EndingRegister;
import org.portolan.record.Entry;
import org.portolan.record.EntryType;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.MerkleTree;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.PublisherStatus;
import org.portolan.record.RecordEntries;
import org.portolan.record.Sha256;
import org.portolan.record.Sheaf;
import org.portolan.record.Statement;
import org.portolan.record.StatusStatement;
import org.portolan.record.TradeRecord;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;

/**
 * A registry as destination under a policy: three organisations, A, B and C, each with an Ed25519,
 * an ML-DSA and an Ethereum key, and one batch with an invoice and a bill of lading.
 */
final class PolicyScene {
  static final long NOW = 1_795_000_000L;
  static final Eip712Domain CONTRACT = new Eip712Domain(1337, new byte[20]);
  private static final HashAlgorithm SHA256 = HashAlgorithm.SHA256;
  private static final NetworkIdentity SOURCE = new NetworkIdentity("tlog:source", hash("source"));
  private static final NetworkIdentity HERE = new NetworkIdentity("tlog:here", hash("here"));
  private static final Bytes32 REGISTRY = hash("registry");
  private static final Bytes32 PUBLISHER = hash("publisher");
  private static final IssuerIdentity ISSUER = new IssuerIdentity("lei", "ISSUER");
  private static final Form INVOICE = Form.ofSchema("invoice", new byte[] {1});
  private static final Form BILL = Form.ofSchema("bill-of-lading", new byte[] {2});

  private record Member(SigningKey ed25519, SigningKey mlDsa, EthereumKey ethereum) {}

  private final Map<String, Member> members = new TreeMap<>();
  private final LaneTrust lanes = new LaneTrust(HERE, REGISTRY);
  private final RegistryState state = new MemoryState();
  private final Recognitions registry = new Recognitions(lanes, state);
  private final Policy policy;
  private final Bytes32 lane;
  private final Optional<Eip712Domain> contract;
  private final TradeRecord invoice = record(INVOICE);
  private final TradeRecord bill = record(BILL);
  private final BatchOpening batch =
      new BatchOpening(
          SHA256,
          List.of(
              new BatchOpening.Padding(hash("padding")),
              new BatchOpening.SignedSheaf(
                  ISSUER, List.of(invoice.commitment(), bill.commitment()), new byte[] {1})));

  PolicyScene(String json, Optional<Eip712Domain> contract) {
    policy = Policy.of(CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8), 1 << 20));
    this.contract = contract;
    lane = Identifiers.lane(SOURCE.id(), REGISTRY, HERE.id(), REGISTRY, policy.digest());
    for (String name : List.of("A", "B", "C")) {
      members.put(
          name,
          new Member(
              SigningKey.generate(Alg.ED25519),
              SigningKey.generate(Alg.ML_DSA_65),
              EthereumKey.of(hash("ethereum " + name))));
    }
  }

  /** A registry that has put its trust in force. */
  static PolicyScene open(String json) {
    PolicyScene scene = new PolicyScene(json, Optional.empty());
    if (scene.trust("cose", -8).isPresent()) {
      throw new AssertionError(scene.trust("cose", -8).get().toString());
    }
    return scene;
  }

  private static Bytes32 hash(String text) {
    return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static TradeRecord record(Form form) {
    return TradeRecord.first(
        SHA256,
        Identifiers.origin(SOURCE.id(), ISSUER.id()),
        form.id(),
        hash("record " + form.kind()),
        NOW,
        hash("seed").toByteArray(),
        RecordEntries.of(List.of(Entry.of("/text", EntryType.TEXT, "x"))));
  }

  private TrustEpoch epoch(String kind) {
    List<AttestorEntry> attestors = new ArrayList<>();
    members.forEach(
        (name, m) -> {
          if (kind.equals("eip712")) {
            attestors.add(new AttestorEntry(m.ethereum().address(), name, kind, Optional.empty()));
          } else {
            for (SigningKey key : List.of(m.ed25519(), m.mlDsa())) {
              attestors.add(new AttestorEntry(key.keyId(), name, kind, Optional.of(key.spki())));
            }
          }
        });
    return new TrustEpoch(
        hash("epoch"),
        SHA256,
        0,
        Optional.empty(),
        Json.object("kind", Json.of("elsewhere")),
        attestors);
  }

  /** Puts the trust file in force, if that is allowed; else why not. */
  Optional<Refusal> trust(String kind, long issuerAlgorithm) {
    TrustFile file =
        new TrustFile(
            NOW,
            List.of(
                new TrustFile.Network(
                    SOURCE,
                    List.of(
                        new TrustFile.Registry(
                            REGISTRY,
                            List.of(epoch(kind)),
                            List.of(
                                new IssuerEntry(
                                    ISSUER, List.of(issuerAlgorithm), List.of(), List.of())))))),
            List.of(new TrustFile.Lane(lane, contract)),
            List.of(policy.document()),
            List.of(
                new TrustFile.FormRules(INVOICE, List.of(), List.of()),
                new TrustFile.FormRules(BILL, List.of(), List.of())));
    return done(NOW, new Command.ChangeTrust(file.encode(), new byte[0]));
  }

  private Optional<Refusal> done(long time, Command command) {
    Optional<Refusal> refusal = registry.check(time, command);
    if (refusal.isEmpty()) {
      registry.apply(time, command, Position.ofIndex(0));
    }
    return refusal;
  }

  /** The batch, signed by some organisations in a way: {@code cose}, {@code hybrid}, eip712. */
  Optional<Refusal> batch(String how, String... organisations) {
    BatchStatement s =
        new BatchStatement(
            lane,
            hash("epoch"),
            PUBLISHER,
            1,
            Position.ofIndex(1),
            hash("anchor"),
            batch.root(),
            batch.count(),
            PublisherStatus.NONE.digest(),
            10,
            NOW);
    return done(
        NOW,
        new Command.AcceptBatch(s, signed(how, s, organisations), PublisherStatus.NONE, List.of()));
  }

  Optional<Refusal> status(String how, String... organisations) {
    StatusStatement s =
        new StatusStatement(lane, hash("epoch"), PUBLISHER, PublisherStatus.NONE.digest(), 11, NOW);
    return done(
        NOW,
        new Command.AcceptStatus(
            s, signed(how, s, organisations), PublisherStatus.NONE, List.of()));
  }

  private List<SignaturePart> signed(String how, Statement s, String... organisations) {
    return List.of(organisations).stream().map(name -> sign(how, members.get(name), s)).toList();
  }

  private static SignaturePart sign(String how, Member m, Statement s) {
    return switch (how) {
      case "cose" ->
          new SignaturePart(
              m.ed25519().keyId(), "cose", CoseSign1.signDetached(m.ed25519(), s.signedBytes()));
      case "hybrid" ->
          new SignaturePart(
              m.ed25519().keyId(),
              "cose",
              CoseSign.signDetached(List.of(m.ed25519(), m.mlDsa()), s.signedBytes()));
      default ->
          new SignaturePart(
              m.ethereum().address(), "eip712", m.ethereum().sign(Eip712.digest(CONTRACT, s)));
    };
  }

  Optional<Refusal> invoice(long secondsLater) {
    return recognize(0, invoice, secondsLater);
  }

  Optional<Refusal> bill(long secondsLater) {
    return recognize(1, bill, secondsLater);
  }

  private Optional<Refusal> recognize(int index, TradeRecord record, long secondsLater) {
    BatchOpening.SignedSheaf sheaf = (BatchOpening.SignedSheaf) batch.leaves().get(1);
    return done(
        NOW + secondsLater,
        new Command.Recognize(
            new RecognitionProof(
                lane,
                PUBLISHER,
                1,
                record.header(),
                index,
                Sheaf.of(SHA256, sheaf.commitments()).paths().get(index),
                sheaf.leaf(SHA256),
                1,
                MerkleTree.of(SHA256).path(batch.hashes(), 1),
                EndingRegister.empty(SHA256).proof(record.commitment()))));
  }

  /** As where the issuer of the invoice contradicted itself. */
  void freezeInvoice() {
    state.freeze(lane, invoice.header().recordKey());
  }

  /** Seconds that a recognition of the bill lasts. */
  Optional<Long> billFreshness() {
    return new Standing(lanes, state).freshness(lane, BILL.id());
  }
}

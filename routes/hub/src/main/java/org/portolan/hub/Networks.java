package org.portolan.hub;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerFamilies;
import org.portolan.ledger.Source;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.KeyFile;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.relay.Lane;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.AttestorJournal;
import org.portolan.relay.attest.AttestorKeys;
import org.portolan.relay.attest.LocalAttestor;
import org.portolan.uncefact.json.DocumentSchema;
import org.portolan.uncefact.model.Terms;

/**
 * The embedded default: a customs administration's log, a bank's log, each with a database of its
 * own, and three attestors of three organisations with keys, sources and journals of their own.
 */
public final class Networks implements AutoCloseable {
  public static final IssuerIdentity ISSUER = new IssuerIdentity("authority", "NL-CUSTOMS");
  static final List<String> ORGANISATIONS =
      List.of("Harbour Bank", "Merchant Bank", "Trade Insurance");

  private static final String ORIGIN = "log.customs.example/main";

  private final Path folder;
  private final Clock clock;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Ledger customs;
  private final Ledger bank;
  private final Policy policy;
  private final TrustFile trust;
  private final Lane lane;

  Networks(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    this.policy = Policy.parse(Resources.read("policy.json"));
    this.customs = log("customs", ORIGIN, "customs-publisher");
    this.bank = log("bank", "log.bank.example/main", "bank-account");
    TrustEpoch epoch = epoch();
    Bytes32 laneId = new Lane(customs, bank, policy, epoch, List.of()).id();
    this.trust = trust(epoch, laneId);
    open(trust);
    this.lane =
        new Lane(
            customs,
            bank,
            policy,
            epoch,
            ORGANISATIONS.stream().map(name -> attestor(name, laneId)).toList());
  }

  /** The bank's governor puts the bank's trust in force; nothing else can. */
  private void open(TrustFile file) {
    byte[] bytes = file.encode();
    Command.ChangeTrust change =
        new Command.ChangeTrust(
            bytes,
            CoseSign1.signDetached(
                key("bank-governor"), Command.ChangeTrust.signedBytes(bank.registry(), bytes)));
    if (bank.transactor().find(change.key()).isEmpty()) {
      bank.transactor().send(bank.transactor().prepare(change));
    }
  }

  SigningKey key(String name) {
    return KeyFile.loadOrCreate(keyFile(name), Alg.ED25519);
  }

  private Path keyFile(String name) {
    return folder.resolve("keys").resolve(name + ".key");
  }

  /** A log of the demonstration, opened as any ledger is: by the namespace of its network. */
  private Ledger log(String name, String origin, String account) {
    return keep(
        LedgerFamilies.open(
            Map.of(
                "network",
                "tlog:" + name,
                "origin",
                origin,
                "folder",
                folder.resolve(name).toString(),
                "key",
                keyFile(name + "-log").toString(),
                "governor",
                Base64.getEncoder().encodeToString(key(name + "-governor").spki())),
            key(account),
            clock));
  }

  private TrustEpoch epoch() {
    Json.Obj ledger =
        new LogTrust(
                ORIGIN,
                List.of(key("customs-log").spki()),
                List.of(),
                0,
                Optional.of("a log with one key and no witness: evaluation only"))
            .json();
    List<AttestorEntry> attestors =
        ORGANISATIONS.stream()
            .map(
                name ->
                    new AttestorEntry(
                        attestorKey(name).keyId(),
                        name,
                        "cose",
                        Optional.of(attestorKey(name).spki())))
            .toList();
    // Until epochs are entries of a signed log, an epoch is named by the hash of what it holds.
    Bytes32 digest =
        Sha256.hash(
            Json.object(
                    "ledger",
                    ledger,
                    "attestors",
                    Json.of(attestors.stream().map(a -> Json.of(a.id().hex())).toList()))
                .canonical());
    return new TrustEpoch(digest, HashAlgorithm.SHA256, 0, Optional.empty(), ledger, attestors);
  }

  private SigningKey attestorKey(String organisation) {
    return key("attestor-" + slug(organisation));
  }

  private static String slug(String organisation) {
    return organisation.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private TrustFile trust(TrustEpoch epoch, Bytes32 laneId) {
    IssuerEntry issuer =
        new IssuerEntry(
            ISSUER,
            List.of((long) Alg.ED25519.number()),
            List.of(
                new IssuerEntry.Key(
                    Alg.ED25519.number(), key("customs-issuer").spki(), 0, Optional.empty())),
            List.of(customs.publisher()));
    List<TrustFile.FormRules> forms =
        Terms.load().kinds().stream()
            .sorted()
            .map(
                kind ->
                    new TrustFile.FormRules(
                        Form.ofSchema(kind, DocumentSchema.bytes(kind)),
                        Terms.load().mandatory(kind),
                        Terms.load().sets(kind)))
            .toList();
    return new TrustFile(
        0,
        List.of(
            new TrustFile.Network(
                customs.network(),
                List.of(
                    new TrustFile.Registry(customs.registry(), List.of(epoch), List.of(issuer))))),
        List.of(new TrustFile.Lane(laneId, Optional.empty())),
        List.of(CanonicalJson.parse(Resources.read("policy.json"), Policy.MAX_BYTES)),
        forms);
  }

  private Attestor attestor(String organisation, Bytes32 laneId) {
    AttestorJournal journal =
        keep(
            new AttestorJournal(
                folder.resolve("attestors").resolve(slug(organisation) + ".journal"),
                attestorKey(organisation)));
    List<Source> sources = customs.sources();
    return new LocalAttestor(
        organisation,
        AttestorKeys.of(attestorKey(organisation)).signer(policy.scheme(Optional.empty())),
        new LocalAttestor.Charge(
            laneId,
            customs.network(),
            customs.registry(),
            () -> trust.registry(customs.network(), customs.registry()).orElseThrow(),
            policy,
            new TlogEvidenceVerifier()),
        sources.get(0),
        sources.get(1),
        journal,
        clock);
  }

  private <T extends AutoCloseable> T keep(T resource) {
    open.add(0, resource);
    return resource;
  }

  public Ledger customs() {
    return customs;
  }

  public Ledger bank() {
    return bank;
  }

  public Lane lane() {
    return lane;
  }

  /** What somebody who checks the bank's proofs would believe. */
  public TrustFile trust() {
    return trust;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable resource : open) {
      resource.close();
    }
  }
}

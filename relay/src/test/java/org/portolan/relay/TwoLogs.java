package org.portolan.relay;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.KeyFile;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.AttestorJournal;
import org.portolan.relay.attest.LocalAttestor;
import org.portolan.relay.deliver.DeliveryEngine;
import org.portolan.relay.deliver.DeliveryStore;
import org.portolan.relay.deliver.RecordRecognizer;
import org.portolan.tlog.LogSettings;
import org.portolan.tlog.TransparencyLog;

/** Two logs, a hub between them and three attestors, in one folder; opened again it goes on. */
public final class TwoLogs implements AutoCloseable {
  public static final IssuerIdentity ISSUER = new IssuerIdentity("eori", "NL000000000");
  public static final Form FORM =
      Form.ofSchema("customs-declaration", "{\"$id\":\"test\"}".getBytes());
  private static final List<String> ORGANISATIONS = List.of("bank-a", "bank-b", "bank-c");

  private final Path folder;
  private final Clock clock;
  private final Consumer<String> step;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final SigningKey issuerKey;

  public final TransparencyLog customs;
  public final TransparencyLog bank;
  public final HubDatabase database;
  public final Publisher publisher;
  public final DeliveryStore deliveries;
  public final Policy policy;
  public final TrustFile trust;
  public final Lane lane;
  public final DeliveryEngine engine;

  /** Organisations whose attestors do not answer. */
  public final Set<String> down = new TreeSet<>();

  /** Organisations whose attestors forge their signatures. */
  public final Set<String> lying = new TreeSet<>();

  public TwoLogs(Path folder, String databaseUrl, Clock clock, Consumer<String> step) {
    this.folder = folder;
    this.clock = clock;
    this.step = step;
    this.issuerKey = key("issuer");
    this.policy =
        Policy.of(
            Json.object(
                "organisations",
                Json.of(2),
                "acceptRisk",
                Json.of(
                    List.of(
                        Json.object(
                            "code",
                            Json.of("PTL-POL-007"),
                            "reason",
                            Json.of("a test has no witnesses"))))));
    this.customs = log("customs", "publisher");
    this.bank = log("bank", "hub");
    this.database =
        keep(
            HubDatabase.open(
                databaseUrl,
                databaseUrl.startsWith("jdbc:h2") ? "" : "postgres",
                "",
                "db/migration/publisher",
                "db/migration/relay"));
    this.publisher =
        keep(
            new Publisher(
                database,
                folder.resolve("records"),
                customs,
                ISSUER,
                issuerKey,
                HashAlgorithm.SHA256,
                step));
    TrustEpoch epoch = epoch();
    Lane bare = new Lane(customs, bank, policy, epoch, List.of());
    this.trust = trust(epoch, bare.id());
    Command.ChangeTrust change =
        new Command.ChangeTrust(
            trust.encode(),
            CoseSign1.signDetached(
                key("governor"), Command.ChangeTrust.signedBytes(bank.registry(), trust.encode())));
    if (bank.transactor().find(change.key()).isEmpty()) {
      bank.transactor().send(bank.transactor().prepare(change));
    }
    this.lane =
        new Lane(
            customs,
            bank,
            policy,
            epoch,
            ORGANISATIONS.stream().map(name -> attestor(name, bare.id())).toList());
    this.deliveries = new DeliveryStore(database);
    this.engine =
        new DeliveryEngine(
            lane,
            deliveries,
            anchor -> publisher.opening(anchor.ordinal()),
            new RecordRecognizer(anchor -> publisher.records(anchor.ordinal())),
            clock,
            step);
  }

  public static TwoLogs embedded(Path folder, Clock clock, Consumer<String> step) {
    return new TwoLogs(folder, HubDatabase.embedded(folder.resolve("hub")), clock, step);
  }

  private SigningKey key(String name) {
    return KeyFile.loadOrCreate(folder.resolve("keys").resolve(name), Alg.ED25519);
  }

  private TransparencyLog log(String name, String account) {
    return keep(
        TransparencyLog.open(
            new LogSettings(
                "tlog:" + name,
                "log." + name + ".example/main",
                HashAlgorithm.SHA256,
                LogSettings.embedded(folder.resolve(name + "-log"))),
            key(name + "-log"),
            key(account),
            key("governor").spki(),
            clock));
  }

  private TrustEpoch epoch() {
    return new TrustEpoch(
        Sha256.hash("epoch 1".getBytes()),
        HashAlgorithm.SHA256,
        0,
        Optional.empty(),
        new LogTrust(
                "log.customs.example/main",
                List.of(key("customs-log").spki()),
                List.of(),
                0,
                Optional.of("a test has no witnesses"))
            .json(),
        ORGANISATIONS.stream()
            .map(
                name ->
                    new AttestorEntry(
                        key("attestor-" + name).keyId(),
                        name,
                        "cose",
                        Optional.of(key("attestor-" + name).spki())))
            .toList());
  }

  private TrustFile trust(TrustEpoch epoch, Bytes32 lane) {
    return new TrustFile(
        1_795_000_000L,
        List.of(
            new TrustFile.Network(
                customs.network(),
                List.of(
                    new TrustFile.Registry(
                        customs.registry(),
                        List.of(epoch),
                        List.of(
                            new IssuerEntry(
                                ISSUER,
                                List.of(-8L),
                                List.of(
                                    new IssuerEntry.Key(
                                        -8L, issuerKey.spki(), 0, Optional.empty())),
                                List.of(customs.publisher()))))))),
        List.of(new TrustFile.Lane(lane, Optional.empty())),
        List.of(policy.document()),
        List.of(new TrustFile.FormRules(FORM, List.of("/typeCode"), List.of())));
  }

  private Attestor attestor(String name, Bytes32 laneId) {
    AttestorJournal journal =
        keep(new AttestorJournal(folder.resolve("attestors").resolve(name + ".journal")));
    LocalAttestor attestor =
        new LocalAttestor(
            name,
            key("attestor-" + name),
            new LocalAttestor.Charge(
                laneId,
                customs.network(),
                customs.registry(),
                () -> trust.registry(customs.network(), customs.registry()).orElseThrow(),
                policy,
                new TlogEvidenceVerifier()),
            customs.source(name + " one"),
            customs.source(name + " two"),
            journal,
            clock);
    return new Reachable(attestor, down, lying);
  }

  private <T extends AutoCloseable> T keep(T resource) {
    open.add(0, resource);
    return resource;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable resource : open) {
      resource.close();
    }
  }
}

package org.portolan.attestor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.portolan.attestor.evaluation.AttestorFolder;
import org.portolan.attestor.evaluation.Authority;
import org.portolan.attestor.evaluation.StatementKey;
import org.portolan.evidence.directory.DirectoryEntry;
import org.portolan.evidence.directory.DirectoryFile;
import org.portolan.evidence.directory.SignedDirectoryEntry;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;
import org.portolan.relay.Lane;
import org.portolan.relay.LaneRules;
import org.portolan.relay.Proposal;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.MutualTls;
import org.portolan.relay.attest.RemoteAttestor;
import org.portolan.relay.contract.Declarations;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.contract.SigningGovernor;
import org.portolan.relay.deliver.DeliveryStore;
import org.portolan.relay.deliver.Openings;
import org.portolan.relay.deliver.RecordsToRecognize;
import org.portolan.relay.engine.LaneEngine;
import org.portolan.tlog.LogSettings;
import org.portolan.tlog.TransparencyLog;

/** Customs' log shown over HTTP, the bank's log, a relay, and three organisations' attestors. */
final class Scene implements AutoCloseable {
  static final List<String> ORGANISATIONS = List.of("bank-a", "bank-b", "bank-c");
  private static final char[] PASSWORD = "evaluation".toCharArray();

  final Path folder;
  final Clock clock = Clock.systemUTC();
  final Authority authority = Authority.create("test authority");
  final SigningKey logKey = SigningKey.generate(Alg.ED25519);
  final SigningKey account = SigningKey.generate(Alg.ED25519);
  private final SigningKey governor = SigningKey.generate(Alg.ED25519);
  private final SigningKey issuer = SigningKey.generate(Alg.ED25519);
  final TransparencyLog customs;
  final TransparencyLog bank;
  final List<AttestorFolder> attestors = new ArrayList<>();
  final Policy policy;
  final Epoch first;
  final Path epochs;
  final Path directory;
  final HubDatabase database;
  final Publisher publisher;
  final TrustEpoch epoch;
  private final String shown;

  /** Each attestor with one Ed25519 key. */
  static Scene plain(Path folder) throws IOException {
    return new Scene(folder, Rig.policy(86_400), () -> List.of(StatementKey.of(Alg.ED25519)));
  }

  Scene(Path folder, Json.Obj policy, Supplier<List<StatementKey>> keys) throws IOException {
    this.folder = folder;
    this.policy = Policy.of(policy);
    customs = log("customs", account);
    bank = log("bank", SigningKey.generate(Alg.ED25519));
    shown = shown(customs);
    ORGANISATIONS.forEach(
        name -> attestors.add(new AttestorFolder(folder.resolve(name), name, keys.get())));
    first = epoch(1, Optional.empty(), 0, Optional.empty(), entries());
    epoch = first.trust(Optional.empty());
    epochs = folder.resolve("epochs.json");
    directory = folder.resolve("directory.json");
    Files.writeString(folder.resolve("password"), "evaluation\n");
    Files.write(epochs, EpochFile.encode(List.of(SignedEpoch.of(first))));
    Files.write(directory, DirectoryFile.encode(List.of(issuerEntry())));
    Files.write(folder.resolve("policy.json"), this.policy.document().canonical());
    database =
        HubDatabase.open(
            HubDatabase.embedded(folder.resolve("hub")),
            "",
            "",
            "db/migration/publisher",
            "db/migration/relay");
    publisher =
        new Publisher(
            database,
            folder.resolve("records"),
            customs,
            Rig.ISSUER,
            issuer,
            HashAlgorithm.SHA256,
            step -> {});
    new SigningGovernor(governor).putInForce(bank, trust());
  }

  private TransparencyLog log(String name, SigningKey as) {
    return TransparencyLog.open(
        new LogSettings(
            "tlog:" + name,
            "log." + name + ".example/main",
            HashAlgorithm.SHA256,
            LogSettings.embedded(folder.resolve(name + "-log"))),
        name.equals("customs") ? logKey : SigningKey.generate(Alg.ED25519),
        as,
        governor.spki(),
        clock);
  }

  /** A log of the same name and key, with entries of its own. */
  TransparencyLog fork() {
    return TransparencyLog.open(
        new LogSettings(
            "tlog:customs",
            "log.customs.example/main",
            HashAlgorithm.SHA256,
            LogSettings.embedded(folder.resolve("fork"))),
        logKey,
        account,
        governor.spki(),
        clock);
  }

  static String shown(TransparencyLog log) {
    return "http://127.0.0.1:"
        + log.serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).getPort();
  }

  List<AttestorEntry> entries() {
    return attestors.stream().flatMap(it -> it.entries().stream()).toList();
  }

  Epoch epoch(
      long number,
      Optional<Bytes32> before,
      long from,
      Optional<Epoch.Pin> closes,
      List<AttestorEntry> of) {
    return new Epoch(
        customs.network(),
        customs.registry(),
        number,
        before,
        HashAlgorithm.SHA256,
        from,
        closes,
        customs.proposedTrust().orElseThrow(),
        of,
        2);
  }

  private SignedDirectoryEntry issuerEntry() {
    SignedDirectoryEntry entry =
        SignedDirectoryEntry.of(
            new DirectoryEntry(
                customs.network(),
                customs.registry(),
                1,
                Optional.empty(),
                first.digest(),
                issuer()));
    for (AttestorFolder attestor : attestors) {
      StatementKey key = attestor.keys().get(0);
      entry = key.alg().isPresent() ? entry.signed(key.signer()) : entry.signed(key.ethereum());
    }
    return entry;
  }

  private IssuerEntry issuer() {
    return new IssuerEntry(
        Rig.ISSUER,
        List.of(-8L),
        List.of(new IssuerEntry.Key(-8L, issuer.spki(), 0, Optional.empty())),
        List.of(customs.publisher()));
  }

  private TrustFile trust() {
    return new TrustFile(
        1_795_000_000L,
        List.of(
            new TrustFile.Network(
                customs.network(),
                List.of(
                    new TrustFile.Registry(
                        customs.registry(), List.of(epoch), List.of(issuer()))))),
        List.of(new TrustFile.Lane(lane(List.of()).id(), contract())),
        List.of(policy.document()),
        List.of(new TrustFile.FormRules(Rig.FORM, List.of("/typeCode"), List.of())));
  }

  /** Where attestors have keys for contracts, there is one. */
  private Optional<Eip712Domain> contract() {
    boolean any =
        attestors.stream().anyMatch(it -> it.keys().stream().anyMatch(k -> k.alg().isEmpty()));
    return any ? Optional.of(new Eip712Domain(1337, new byte[20])) : Optional.empty();
  }

  Lane lane(List<Attestor> asked) {
    return new Lane(
        customs,
        bank,
        policy,
        epoch,
        asked,
        LaneRules.STANDARD.endings(1_000, Duration.ZERO),
        Optional.empty());
  }

  LaneEngine engine(List<Attestor> asked) {
    return new LaneEngine(
        lane(asked),
        database,
        new LaneEngine.Replica("replica", Duration.ofSeconds(15), issuer),
        Openings.of(publisher),
        RecordsToRecognize.all(publisher),
        clock,
        step -> {});
  }

  DeliveryStore deliveries() {
    return new DeliveryStore(database);
  }

  /** The configuration of one attestor, with some settings changed. */
  Path config(int attestor, Map<String, String> changed) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("listen", "127.0.0.1:0");
    settings.put("source.network", "tlog:customs");
    settings.put("source.origin", "log.customs.example/main");
    settings.put("source.key", Base64.getEncoder().encodeToString(logKey.spki()));
    for (int i = 1; i <= 2; i++) {
      settings.put("source.endpoint." + i + ".url", shown);
      settings.put("source.endpoint." + i + ".operator", "operator " + i);
    }
    settings.put("trust.first", first.digest().hex());
    settings.put("trust.epochs", epochs.toString());
    settings.put("trust.directory", directory.toString());
    settings.put("lane.1.destination.network", bank.network().caip2());
    settings.put("lane.1.destination.genesis", bank.network().genesis().hex());
    settings.put("lane.1.destination.registry", bank.registry().hex());
    settings.put("lane.1.policy", folder.resolve("policy.json").toString());
    settings.putAll(changed);
    attestors.get(attestor).create(authority);
    return attestors.get(attestor).configure(settings);
  }

  AttestorServer start(int attestor, Map<String, String> changed) throws IOException {
    return AttestorServer.start(AttestorConfig.read(config(attestor, changed)), clock, step -> {});
  }

  /** The relay's side of TLS, with a certificate of the same authority. */
  SSLContext tls() {
    return tls(authority, Duration.ofDays(1));
  }

  /**
   * @param lasts how long the certificate has been, or will be, valid; negative for one that is not
   */
  SSLContext tls(Authority by, Duration lasts) {
    Path own = folder.resolve("relay-" + System.nanoTime() + ".p12");
    by.issue(
        own,
        PASSWORD,
        "relay",
        clock.instant().minus(Duration.ofDays(2)),
        clock.instant().plus(lasts));
    authority.writePem(folder.resolve("authorities.pem"));
    return MutualTls.of(own, folder.resolve("password"), folder.resolve("authorities.pem"));
  }

  RemoteAttestor remote(String organisation, int port) {
    return remote(organisation, port, tls());
  }

  static RemoteAttestor remote(String organisation, int port, SSLContext tls) {
    return new RemoteAttestor(
        organisation, URI.create("https://127.0.0.1:" + port), tls, Duration.ofSeconds(20));
  }

  /** A record in a batch of its own, anchored. */
  TradeRecord publish(String number) {
    TradeRecord record =
        Declarations.declaration(
            HashAlgorithm.SHA256, publisher.origin(), number, clock.instant().getEpochSecond());
    publisher.accept(List.of(record));
    publisher.build(1_024);
    publisher.advance();
    return record;
  }

  /** What a relay would propose of a batch. */
  Proposal<BatchStatement> proposal(long ordinal) {
    return Proposal.batch(
        lane(List.of()),
        customs.sources().get(0),
        publisher.anchorOf(ordinal).orElseThrow(),
        clock);
  }

  Attestor.Answer ask(Attestor attestor, long ordinal) {
    return ask(attestor, proposal(ordinal), ordinal);
  }

  Attestor.Answer ask(Attestor attestor, Proposal<BatchStatement> proposed, long ordinal) {
    return attestor.attest(
        proposed.statement(), proposed.status(), publisher.opening(ordinal).orElseThrow());
  }

  @Override
  public void close() {
    publisher.close();
    database.close();
    customs.close();
    bank.close();
  }
}

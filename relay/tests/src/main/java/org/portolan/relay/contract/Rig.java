package org.portolan.relay.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.RecognitionView.Recognition;
import org.portolan.ledger.Source;
import org.portolan.publisher.Publisher;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.Sha256;
import org.portolan.record.TradeRecord;
import org.portolan.record.cose.SigningKey;
import org.portolan.record.json.Json;
import org.portolan.relay.Lane;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.AttestorJournal;
import org.portolan.relay.attest.AttestorKeyFile;
import org.portolan.relay.attest.LocalAttestor;
import org.portolan.relay.deliver.Delivery;
import org.portolan.relay.deliver.DeliveryStore;
import org.portolan.relay.deliver.Openings;
import org.portolan.relay.deliver.Parking;
import org.portolan.relay.deliver.RecordsToRecognize;
import org.portolan.relay.engine.LaneEngine;

/**
 * A source and a destination, a hub between them and three attestors, in one folder; opened again
 * it goes on.
 */
public final class Rig implements AutoCloseable {
  public static final IssuerIdentity ISSUER = new IssuerIdentity("eori", "NL000000000");
  public static final Form FORM =
      Form.ofSchema("customs-declaration", "{\"$id\":\"test\"}".getBytes());
  private static final List<String> ORGANISATIONS = List.of("bank-a", "bank-b", "bank-c");

  private final RigOptions options;
  private final LedgerPair.Opened ledgers;
  private final List<AutoCloseable> open = new ArrayList<>();

  public final Ledger source;
  public final Ledger destination;
  public final HubDatabase database;
  public final Publisher publisher;
  public final DeliveryStore deliveries;
  public final Parking parking;
  public final Policy policy;
  public final TrustFile trust;
  public final Lane lane;
  public final LaneEngine engine;

  /** Organisations whose attestors do not answer. */
  public final Set<String> down = new TreeSet<>();

  /** Organisations whose attestors forge their signatures. */
  public final Set<String> lying = new TreeSet<>();

  /**
   * @param ledgers closed by whoever opened them
   */
  public Rig(LedgerPair.Opened ledgers, RigOptions options) {
    this.options = options;
    this.ledgers = ledgers;
    this.source = ledgers.source();
    this.destination = ledgers.destination();
    this.policy = Policy.of(options.policy());
    this.database =
        keep(
            HubDatabase.open(
                options.databaseUrl(),
                options.databaseUrl().startsWith("jdbc:h2") ? "" : "postgres",
                "",
                "db/migration/publisher",
                "db/migration/relay"));
    this.publisher =
        keep(
            new Publisher(
                database,
                options.records(),
                source,
                ISSUER,
                key("issuer"),
                ledgers.algorithm(),
                options.step()));
    TrustEpoch epoch = epoch();
    Lane bare = new Lane(source, destination, policy, epoch, List.of(), options.rules());
    this.trust = trust(epoch, bare.id());
    ledgers.governor().putInForce(destination, trust);
    List<Attestor> attestors =
        ORGANISATIONS.stream().map(name -> attestor(name, bare.id())).toList();
    this.lane =
        new Lane(
            source,
            destination,
            policy,
            List.of(epoch),
            attestors,
            options.rules(),
            destination.recognitions().eip712(),
            List.of(FORM));
    this.deliveries = new DeliveryStore(database);
    this.parking = new Parking(database, options.clock());
    this.engine =
        keep(
            new LaneEngine(
                lane,
                database,
                new LaneEngine.Replica(options.replica(), options.lease(), key("answers")),
                options.openings().orElseGet(() -> Openings.of(publisher)),
                options.wanted().orElseGet(() -> RecordsToRecognize.all(publisher)),
                options.clock(),
                options.step()));
  }

  public SigningKey key(String name) {
    return new Keys(options.folder()).key(name);
  }

  private TrustEpoch epoch() {
    return new TrustEpoch(
        Sha256.hash("epoch 1".getBytes()),
        ledgers.algorithm(),
        0,
        Optional.empty(),
        source.proposedTrust().orElseThrow(),
        ORGANISATIONS.stream().map(name -> laneKey(name).entry()).toList());
  }

  private AttestorKeyFile.LaneKey laneKey(String organisation) {
    return AttestorKeyFile.loadOrCreate(
        new Keys(options.folder()).file("attestor-" + organisation),
        organisation,
        destination.recognitions().eip712());
  }

  private TrustFile trust(TrustEpoch epoch, Bytes32 lane) {
    IssuerEntry issuer =
        new IssuerEntry(
            ISSUER,
            List.of(-8L),
            List.of(new IssuerEntry.Key(-8L, key("issuer").spki(), 0, Optional.empty())),
            options.publishers().isEmpty() ? List.of(source.publisher()) : options.publishers());
    return new TrustFile(
        1_795_000_000L,
        List.of(
            new TrustFile.Network(
                source.network(),
                List.of(
                    new TrustFile.Registry(source.registry(), List.of(epoch), List.of(issuer))))),
        List.of(new TrustFile.Lane(lane, destination.recognitions().eip712())),
        List.of(policy.document()),
        List.of(new TrustFile.FormRules(FORM, List.of("/typeCode"), List.of())));
  }

  private Attestor attestor(String name, Bytes32 laneId) {
    AttestorJournal journal =
        keep(
            new AttestorJournal(
                options
                    .folder()
                    .resolve("attestors")
                    .resolve(options.replica())
                    .resolve(name + ".journal"),
                key("journal-" + name)));
    List<Source> readers = source.sources();
    LocalAttestor attestor =
        new LocalAttestor(
            name,
            laneKey(name).signer(),
            new LocalAttestor.Charge(
                laneId,
                source.network(),
                source.registry(),
                () -> trust.registry(source.network(), source.registry()).orElseThrow(),
                policy,
                ledgers.verifier(),
                policy.scheme(destination.recognitions().eip712())),
            readers.get(0),
            readers.get(1),
            journal,
            options.clock());
    return new Reachable(attestor, down, lying);
  }

  /** A policy of two of three, of so many seconds' freshness. */
  public static Json.Obj policy(long freshness) {
    return Json.object(
        "organisations", Json.of(2),
        "freshness", Json.of(freshness),
        "acceptRisk",
            Json.of(
                List.of(
                    Json.object(
                        "code", Json.of("PTL-POL-007"),
                        "reason", Json.of("a test has no witnesses")),
                    Json.object(
                        "code", Json.of("PTL-POL-016"),
                        "reason", Json.of("a test's chain has no seals")))));
  }

  /** A new declaration, anchored in a batch of its own. */
  public TradeRecord publish(String number) {
    TradeRecord record =
        Declarations.declaration(
            ledgers.algorithm(),
            publisher.origin(),
            number,
            options.clock().instant().getEpochSecond());
    return publish(record);
  }

  /** A record, anchored in a batch of its own. */
  public TradeRecord publish(TradeRecord record) {
    publisher.accept(List.of(record));
    publisher.build(1_024);
    settle();
    return record;
  }

  /** Waits until every batch that was built is anchored. */
  public void settle() {
    for (int i = 0; publisher.advance() > 0; i++) {
      if (i > 600) {
        throw new AssertionError("batches are not anchored after a minute");
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  public Delivery delivery(long ordinal) {
    return deliveries.of(lane.id(), source.publisher(), ordinal).orElseThrow();
  }

  public Optional<Recognition> recognition(TradeRecord record) {
    return destination.recognitions().record(lane.id(), record.header().recordKey());
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

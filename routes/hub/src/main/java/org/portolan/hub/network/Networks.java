package org.portolan.hub.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.evidence.directory.DirectoryFile;
import org.portolan.evidence.directory.SignedDirectoryEntry;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.evidence.trust.TrustFile.Eip712Domain;
import org.portolan.ledger.Ledger;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.record.Hex;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.KeyFile;
import org.portolan.record.cose.SigningKey;
import org.portolan.relay.Lane;
import org.portolan.relay.LaneRules;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.attest.LocalAttestor;

/**
 * Customs' network and the bank's, opened, and the lane from one to the other. Nothing here knows a
 * family: their settings say how they are opened, the source how it is believed, the destination
 * how attestors sign.
 */
public final class Networks implements AutoCloseable, Attestors.Keep {
  public static final IssuerIdentity ISSUER = new IssuerIdentity("authority", "NL-CUSTOMS");

  private static final long ENFORCE_MILLIS = 5_000;

  private final Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Clock clock;
  private final Ledger customs;
  private final Ledger bank;
  private final Optional<Eip712Domain> contract;
  private final TrustBook book;
  private final Policy policy;
  private final Governor governor;
  private final AttestorsElsewhere elsewhere;
  private final List<Attestor> here;
  private final Attestors attestors;
  private final Succession succession;
  private volatile TrustFile trust;
  private volatile Lane lane;
  private boolean behind = true;

  /** When it is looked next whether the destination is in the lane's epoch, UTC milliseconds. */
  private long enforceAt = Long.MAX_VALUE;

  /**
   * Opens both, and puts the lane in force where the hub governs the bank's.
   *
   * @param database where the epoch log and the directory are kept
   */
  public static Networks open(Path folder, NetworkFiles files, HubDatabase database, Clock clock) {
    return new Networks(folder, files, database, clock);
  }

  private Networks(Path folder, NetworkFiles files, HubDatabase database, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    NetworkSettings destination = files.bank(folder);
    boolean processes = ProcessAttestors.areIn(folder);
    NetworkSettings source = files.customs(folder);
    this.customs = keep((processes ? source.shown() : source).open(clock));
    this.bank = keep(destination.open(clock));
    this.contract = bank.recognitions().eip712();
    this.governor = new Governor(destination, clock);
    this.book =
        new TrustBook(
            database, customs.network().id(), customs.registry(), trustFile("customs.first"));
    AttestationScheme scheme =
        new AttestationScheme(Policies.attestorAlgorithms(files.policy(folder)), contract);
    this.attestors = new Attestors(folder, scheme, clock);
    this.succession = new Succession(customs, clock);
    Optional<ProcessAttestors> started =
        processes ? Optional.of(keep(new ProcessAttestors(folder, scheme))) : Optional.empty();
    if (!book.isFounded()) {
      started.ifPresent(ProcessAttestors::create);
      Epoch first =
          Founding.epoch(
              customs, started.map(ProcessAttestors::entries).orElseGet(attestors::entries));
      SignedDirectoryEntry issuer =
          SignedDirectoryEntry.of(Founding.issuer(customs, first, issuerKey()));
      book.found(
          SignedEpoch.of(first),
          started.map(it -> it.approve(issuer)).orElseGet(() -> attestors.approve(issuer)));
    }
    book.refresh();
    this.policy =
        Policies.choose(
            files.policy(folder),
            book.epochs().epochs().get(0).trust(Optional.empty()),
            bank.network().caip2());
    this.here =
        started.isPresent() ? List.of() : attestors.opened(charge(), customs.sources(), this);
    writeTrustFiles();
    started.ifPresent(it -> it.start(askedSettings(), AttestorsElsewhere.file(folder)));
    this.elsewhere = keep(new AttestorsElsewhere(folder));
    refresh();
  }

  private Path trustFile(String name) {
    return folder.resolve("trust").resolve(name);
  }

  private LocalAttestor.Charge charge() {
    return new LocalAttestor.Charge(
        lane(List.of()).id(),
        customs.network(),
        customs.registry(),
        book::registry,
        policy,
        EvidenceKinds.of(customs.network(), clock),
        policy.scheme(contract));
  }

  /** What an attestor in a process of its own is told of this lane. */
  private Map<String, String> askedSettings() {
    Map<String, String> settings = new TreeMap<>();
    if (customs.reading().isEmpty()) {
      throw new IllegalArgumentException(
          customs.network().caip2() + " cannot be read by an attestor in another process");
    }
    customs.reading().forEach((name, value) -> settings.put("source." + name, value));
    settings.put("acceptRisk.sameOperator", "an evaluation on one machine has one operator");
    settings.put("listen", "127.0.0.1:0");
    settings.put("trust.first", book.epochs().epochs().get(0).digest().hex());
    settings.put("trust.epochs", trustFile("customs-epochs.json").toAbsolutePath().toString());
    settings.put(
        "trust.directory", trustFile("customs-directory.json").toAbsolutePath().toString());
    settings.put("lane.1.destination.network", bank.network().caip2());
    settings.put("lane.1.destination.genesis", bank.network().genesis().hex());
    settings.put("lane.1.destination.registry", bank.registry().hex());
    settings.put("lane.1.policy", trustFile("policy.json").toAbsolutePath().toString());
    contract.ifPresent(it -> settings.put("lane.1.contract", "0x" + Hex.encode(it.contract())));
    return settings;
  }

  /** For attestors and for people: what the book holds, as files. */
  private void writeTrustFiles() {
    try {
      Files.createDirectories(trustFile("."));
      write("customs-epochs.json", EpochFile.encode(book.epochs().entries()));
      write("customs-directory.json", DirectoryFile.encode(book.directory().entries()));
      write("policy.json", policy.document().canonical());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the trust files of " + folder, e);
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path whole = trustFile(name + ".new");
    Files.write(whole, bytes);
    Files.move(whole, trustFile(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Takes up what is new in the trust book, or among the attestors elsewhere: the destination is
   * told first, then the lane is another.
   *
   * @return whether it is
   */
  public synchronized boolean refresh() {
    followLedger();
    behind |= book.refresh();
    behind |= elsewhere.refresh();
    if (!behind) {
      enforce();
      return false;
    }
    writeTrustFiles();
    List<Attestor> asked = new ArrayList<>(elsewhere.asked());
    here.stream()
        .filter(it -> !elsewhere.organisations().contains(it.organisation()))
        .forEach(asked::add);
    Lane next = lane(asked);
    TrustFile file = Founding.trust(next, book.registry(), new TrustFile.Lane(next.id(), contract));
    governor.putInForce(bank, file.encode());
    trust = file;
    lane = next;
    behind = false;
    enforceAt = clock.millis();
    return true;
  }

  /**
   * Where a new epoch waits its delay at the destination, the same trust file puts it in force in
   * the end.
   */
  private void enforce() {
    if (clock.millis() < enforceAt) {
      return;
    }
    boolean waits =
        bank.recognitions()
            .epochInForce(lane.id())
            .filter(epoch -> !epoch.equals(lane.epoch().digest()))
            .isPresent();
    if (waits) {
      governor.putInForce(bank, trust.encode());
    }
    enforceAt = waits ? clock.millis() + ENFORCE_MILLIS : Long.MAX_VALUE;
  }

  /** The next epoch where the ledger itself leads to one; attestors elsewhere sign it there. */
  private void followLedger() {
    succession
        .after(book.epochs().current())
        .map(SignedEpoch::of)
        .ifPresent(
            entry -> {
              SignedEpoch signed = here.isEmpty() ? entry : attestors.approve(entry);
              try {
                write("customs-next-epoch.json", EpochFile.write(signed).canonical());
              } catch (IOException e) {
                throw new UncheckedIOException("cannot write the next epoch", e);
              }
              // Where too few signed, it waits in the file for those who did not.
              book.take(signed);
            });
  }

  private Lane lane(List<Attestor> attestors) {
    return new Lane(
        customs,
        bank,
        policy,
        book.epochs().trust(),
        attestors,
        LaneRules.STANDARD,
        bank.recognitions().eip712(),
        Founding.forms().stream().map(TrustFile.FormRules::form).toList());
  }

  /** The epochs and the directory of customs' registry. */
  public TrustBook book() {
    return book;
  }

  /** A key of the hub's own, made when it is first asked for. */
  public SigningKey key(String name) {
    return key(name, Alg.ED25519);
  }

  /** The key of the hub's issuer: of the algorithm that the destination checks, if only one. */
  public SigningKey issuerKey() {
    return key("customs-issuer", bank.recognitions().issuerAlgorithm().orElse(Alg.ED25519));
  }

  private SigningKey key(String name, Alg alg) {
    return KeyFile.loadOrCreate(folder.resolve("keys").resolve(name + ".key"), alg);
  }

  @Override
  public <T extends AutoCloseable> T keep(T resource) {
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

package org.portolan.tlog;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.evidence.tlog.LogTrust;
import org.portolan.evidence.tlog.NoteKey;
import org.portolan.evidence.tlog.SignedCheckpoint;
import org.portolan.ledger.Capabilities;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.VerificationKey;
import org.portolan.record.json.Json;

/** A transparency log, opened by the process that runs it. */
public final class TransparencyLog implements Ledger {
  private final LogSettings settings;
  private final LogStore store;
  private final Signer logKey;
  private final Signer account;
  private final VerificationKey governor;
  private final Clock clock;
  private final LogState state;
  private volatile Witnesses witnesses = new Witnesses(List.of(), 0);
  private final List<LogServer> servers = new CopyOnWriteArrayList<>();
  private final List<LogStore> readers = new CopyOnWriteArrayList<>();

  private TransparencyLog(
      LogSettings settings,
      LogStore store,
      Signer logKey,
      Signer account,
      VerificationKey governor,
      Clock clock) {
    this.settings = settings;
    this.store = store;
    this.logKey = logKey;
    this.account = account;
    this.governor = governor;
    this.clock = clock;
    this.state = newState(LogTiles.of(store));
  }

  /**
   * @param logKey signs checkpoints and receipts, Ed25519
   * @param account the publisher that this connection anchors as
   * @param governor the only key whose signature changes the log's trust, SubjectPublicKeyInfo DER
   */
  public static TransparencyLog open(
      LogSettings settings, Signer logKey, Signer account, byte[] governor, Clock clock) {
    TransparencyLog log =
        new TransparencyLog(
            settings,
            LogStore.open(settings.url()),
            logKey,
            account,
            VerificationKey.of(Alg.ED25519, governor),
            clock);
    log.catchUp();
    return log;
  }

  /** A state with nothing applied: a reader of its own starts here. */
  LogState newState(LogStore rows) {
    return newState(LogTiles.readBy(rows));
  }

  private LogState newState(TileStore tiles) {
    return new LogState(
        settings.algorithm(),
        network().id(),
        registry(),
        new LaneTrust(network(), registry(), governor),
        tiles);
  }

  private void catchUp() {
    List<LogStore.Row> rows;
    do {
      rows = store.read(state.size(), 1_000);
      rows.forEach(state::apply);
    } while (!rows.isEmpty());
  }

  @Override
  public NetworkIdentity network() {
    return settings.network(logKey.spki());
  }

  @Override
  public Bytes32 registry() {
    return settings.registry();
  }

  @Override
  public Bytes32 publisher() {
    return account.keyId();
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        EnumSet.of(
            Capabilities.Capability.PROVE_EXISTED,
            Capabilities.Capability.PROVE_CURRENT,
            Capabilities.Capability.RECOGNIZE));
  }

  @Override
  public Transactor transactor() {
    return new LogTransactor(this);
  }

  @Override
  public Follower follower() {
    return new LogFollower(store, () -> newState(store));
  }

  @Override
  public List<Source> sources() {
    return List.of(source("first reader"), source("second reader"));
  }

  /** A reader that shares nothing with the log but the rows, and recomputes everything. */
  public Source source(String name) {
    LogStore rows = store.again();
    readers.add(rows);
    return new LogSource(name, this, rows, this::checkpoint);
  }

  /**
   * Shows entries, heads and receipts to whoever asks over HTTP; closed with the log.
   *
   * @return where it listens
   */
  public InetSocketAddress serve(InetSocketAddress address) {
    LogStore rows = store.again();
    readers.add(rows);
    LogServer server = LogServer.start(new OwnLog(this, rows, this::checkpoint), address);
    servers.add(server);
    return server.address();
  }

  /** Two readers of the one place where it is shown: which others there are it does not know. */
  @Override
  public Map<String, String> reading() {
    if (servers.isEmpty()) {
      return Map.of();
    }
    InetSocketAddress shown = servers.get(0).address();
    String url = "http://" + shown.getHostString() + ":" + shown.getPort();
    Map<String, String> settings = new TreeMap<>();
    settings.put("network", settings().caip2());
    settings.put("origin", settings().origin());
    settings.put("key", Base64.getEncoder().encodeToString(logKey.spki()));
    settings.put("algorithm", settings().algorithm().label());
    for (int i = 1; i <= 2; i++) {
      settings.put("endpoint." + i + ".url", url);
      settings.put("endpoint." + i + ".operator", settings().caip2());
    }
    return settings;
  }

  @Override
  public RecognitionView recognitions() {
    return new LogRecognitions(this);
  }

  /** With no witness, since only an operator knows whom it asked to be one. */
  @Override
  public Optional<Json.Obj> proposedTrust() {
    return Optional.of(
        new LogTrust(
                settings.origin(),
                List.of(logKey.spki()),
                List.of(),
                0,
                Optional.of("a log with one key and no witness: evaluation only"))
            .json());
  }

  /** What a witness in this process needs to recompute heads from the rows alone. */
  public Witness.Recomputed recomputed() {
    LogStore rows = store.again();
    readers.add(rows);
    return new RecomputedHead(this, rows);
  }

  /**
   * From now on each head is shown to witnesses for their cosignatures.
   *
   * @param quorum how many of them the log's epoch demands
   */
  public void watchedBy(List<? extends Cosigner> cosigners, int quorum) {
    witnesses = new Witnesses(cosigners, quorum);
  }

  /** UTC seconds as of which a verifier takes a checkpoint of this log. */
  long timeOf(SignedCheckpoint note) {
    return witnesses.time(note).orElseGet(() -> note.cosignedBy(noteKey()).orElseThrow());
  }

  NoteKey noteKey() {
    return new NoteKey(settings.origin(), logKey.spki());
  }

  /**
   * The head, signed by the log, cosigned with its clock's time and by its witnesses; empty for an
   * empty log.
   */
  public synchronized Optional<SignedCheckpoint> checkpoint() {
    if (store.isShared()) {
      catchUp();
    }
    if (state.size() == 0) {
      return Optional.empty();
    }
    SignedCheckpoint own =
        SignedCheckpoint.unsigned(
                new Checkpoint(
                    settings.origin(),
                    state.size(),
                    state.tree().root(),
                    state.replay().statusRoot()))
            .signed(settings.origin(), logKey)
            .cosigned(settings.origin(), logKey, now());
    return Optional.of(
        witnesses.cosigned(
            own,
            size ->
                size < 1 || size > state.size()
                    ? List.of()
                    : state.tree().consistency(size, state.size())));
  }

  /** RFC 9162 consistency between two sizes that the log had. */
  public synchronized List<Bytes32> consistency(long first, long second) {
    return state.tree().consistency(first, second);
  }

  /** Runs with the state as it stands, and nothing appended meanwhile by this process. */
  synchronized <T> T read(Function<LogState, T> question) {
    if (store.isShared()) {
      catchUp();
    }
    return question.apply(state);
  }

  /**
   * Stores an entry that was judged against the state as it stands; on disk when this returns.
   *
   * @return false where another process appended first: the entry has to be judged again
   */
  boolean append(byte[] entry, Bytes32 commandKey) {
    LogStore.Row row = new LogStore.Row(state.size(), entry, now());
    boolean first = store.append(row, commandKey);
    if (first) {
      state.apply(row);
    }
    return first;
  }

  LogStore store() {
    return store;
  }

  LogSettings settings() {
    return settings;
  }

  Signer logKey() {
    return logKey;
  }

  Signer account() {
    return account;
  }

  long now() {
    return clock.instant().getEpochSecond();
  }

  @Override
  public void close() {
    // Not under the lock: whoever is answered just now needs it.
    servers.forEach(LogServer::close);
    closeStores();
  }

  private synchronized void closeStores() {
    readers.forEach(LogStore::close);
    store.close();
  }
}

package org.portolan.relay.simulation;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.ledger.Prepared;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.Position;
import org.portolan.record.json.Json;
import org.portolan.relay.LaneRules;
import org.portolan.relay.attest.Attestor;
import org.portolan.relay.contract.Rig;
import org.portolan.relay.deliver.DeliverySteps;
import org.portolan.relay.deliver.Parking;

/**
 * One run from one seed: a trader publishes and ends, one or two relays deliver, and what can fail
 * fails for a while. Then nothing fails any more, and everything has to arrive.
 */
final class Schedule implements AutoCloseable {
  private static final int FAULTY_ROUNDS = 60;
  private static final int HEALING_ROUNDS = 600;
  private static final int LOG = 80;
  static final Duration LEASE = Duration.ofSeconds(15);

  /** What a run came to. */
  record Result(long seed, List<String> broken, List<String> lastWords, long digest) {}

  private final long seed;
  final Chance chance;
  final VirtualTime time = new VirtualTime();
  private final Faults drawn;
  private Faults faults;
  final SimulatedSource source = new SimulatedSource(time);
  final SimulatedDestination destination;
  final Trader trader;
  final Truth truth;
  final SimulatedDatabase database;
  final Policy policy = Policy.of(Rig.policy(3_600));
  final TrustEpoch epoch;
  final LaneRules rules;
  final List<Attestor> attestors;
  final boolean embedded;
  final boolean triesFirst;
  private final Attestors organisations;
  private final List<SimulatedRelay> relays = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private long digest;
  private SimulatedRelay atWork;

  Schedule(long seed, DeliverySteps.Watching mutant) {
    this.seed = seed;
    this.chance = new Chance(seed);
    this.drawn = Faults.draw(chance);
    this.faults = drawn;
    this.embedded = chance.happens(0.5);
    this.triesFirst = chance.happens(0.5);
    this.rules = rules();
    this.destination =
        new SimulatedDestination(
            time, chance.another(), chance.between(-20, 20), command -> applied(command));
    this.trader = new Trader(source, time, chance.another());
    this.epoch =
        new TrustEpoch(
            SimulatedSource.hash("epoch"),
            SimulatedSource.ALGORITHM,
            0,
            Optional.empty(),
            Json.object("kind", Json.of("eip155")),
            Attestors.entries());
    Bytes32 lane =
        Identifiers.lane(
            source.network.id(),
            source.registry,
            destination.network.id(),
            destination.registry,
            policy.digest());
    this.truth = new Truth(source, trader, lane);
    this.database =
        new SimulatedDatabase(time, embedded, failing(), this::moment, truth::committed);
    truth.of(destination, database);
    TrustFile trust = trust(lane);
    destination.recognitions.apply(
        destination.now(),
        new Command.ChangeTrust(trust.encode(), new byte[0]),
        Position.ofIndex(0));
    this.organisations = new Attestors(source, time, () -> faults);
    this.attestors =
        organisations.of(
            lane,
            policy,
            trust.registry(source.network, source.registry).orElseThrow(),
            chance.another());
    // An embedded database has one relay.
    int replicas = embedded ? 1 : 2;
    for (int i = 0; i < replicas; i++) {
      relays.add(new SimulatedRelay(this, "replica " + i, mutant));
    }
  }

  private LaneRules rules() {
    LaneRules some =
        LaneRules.STANDARD
            .endings(1 + chance.below(3), Duration.ofMillis(500))
            .inFlight(1 + chance.below(4))
            .open(2 + chance.below(4));
    return chance.happens(0.3) ? some.inOrder() : some;
  }

  private TrustFile trust(Bytes32 lane) {
    IssuerEntry issuer =
        new IssuerEntry(
            Rig.ISSUER,
            List.of(-8L),
            List.of(new IssuerEntry.Key(-8L, Trader.KEY.spki(), 0, Optional.empty())),
            List.of(source.publisher));
    return new TrustFile(
        1_795_000_000L,
        List.of(
            new TrustFile.Network(
                source.network,
                List.of(new TrustFile.Registry(source.registry, List.of(epoch), List.of(issuer))))),
        List.of(new TrustFile.Lane(lane, Optional.empty())),
        List.of(policy.document()),
        List.of(new TrustFile.FormRules(Rig.FORM, List.of("/typeCode"), List.of())));
  }

  private SimulatedDatabase.Failing failing() {
    return new SimulatedDatabase.Failing() {
      @Override
      public boolean refuses() {
        return said(chance.happens(faults.database() / 2), "the database refuses");
      }

      @Override
      public boolean losesTheAnswer() {
        return said(chance.happens(faults.database() / 2), "the answer to a commit is lost");
      }
    };
  }

  Faults faults() {
    return faults;
  }

  boolean said(boolean happened, String what) {
    if (happened) {
      say(what);
    }
    return happened;
  }

  void say(String what) {
    String line = (time.millis() / 100) % 100_000_000 / 10.0 + " " + what;
    digest = digest * 31 + line.hashCode();
    words.add(line);
    if (words.size() > LOG) {
      words.remove(0);
    }
  }

  private void applied(Command command) {
    say("the destination takes " + command.key().verb());
    truth.applied(command);
  }

  void sends(Prepared prepared) {
    say("sent: " + prepared.key().verb() + " as " + prepared.reference());
    truth.sent(prepared);
  }

  /** Somewhere in a relay's work: time passes, ledgers go on, the relay dies or has to wait. */
  void moment(String where) {
    time.pass(chance.below(25));
    destination.goOn();
    if (chance.happens(faults.crash())) {
      say("crash " + where);
      throw new Crash(where);
    }
    if (where.equals("after a commit") || where.startsWith("before a transaction")) {
      atWork.mayWait();
    }
  }

  /** Runs the whole of it. */
  Result run() {
    for (int round = 0; round < FAULTY_ROUNDS; round++) {
      world();
      time.pass(chance.happens(0.03) ? chance.between(0, 2_400_000) : chance.between(0, 3_000));
      turn();
    }
    faults = Faults.NONE;
    say("nothing fails any more");
    List<String> missing = List.of("not looked at");
    for (int round = 0; round < HEALING_ROUNDS && !missing.isEmpty(); round++) {
      source.goOn();
      destination.goOn();
      time.pass(chance.between(100, 20_000));
      turn();
      release();
      missing = round % 8 == 7 ? truth.missing() : missing;
    }
    List<String> broken = new ArrayList<>(truth.broken());
    missing.stream().distinct().forEach(broken::add);
    return new Result(seed, broken, List.copyOf(words), digest);
  }

  private void world() {
    if (chance.happens(0.2) && source.anchors().size() < 6) {
      trader.publish();
      say("batch " + source.anchors().size() + " is anchored");
    }
    if (chance.happens(0.08)) {
      trader.end();
      say("something is ended");
    }
    source.goOn();
    destination.goOn();
  }

  private void turn() {
    List<SimulatedRelay> able = relays.stream().filter(SimulatedRelay::isAble).toList();
    if (!able.isEmpty()) {
      atWork = chance.of(able);
      atWork.turn();
    }
  }

  /** A person looks at what was parked, sees that somebody lied, and lets it go on. */
  private void release() {
    Parking parking = new Parking(database.unfailing(), time.new Shown());
    for (long id :
        database.read("SELECT id FROM delivery WHERE parked = TRUE", row -> row.getLong(1))) {
      say("a person releases delivery " + (id > 0));
      parking.release(id, "Ada");
    }
  }

  @Override
  public void close() throws SQLException {
    organisations.close();
    database.close();
  }
}

package org.portolan.relay;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Capabilities;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.ledger.Views;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Sha256;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/**
 * A registry in memory that accepts batches and statuses by answers to its own challenges, of which
 * it takes those of its newest two blocks; each deed is a block.
 */
final class ViewingDestination implements Ledger, Transactor, RecognitionView {
  private final Map<Bytes32, Command> prepared = new HashMap<>();
  private final Map<CommandKey, Outcome.Final> done = new HashMap<>();
  private final Map<Long, AcceptedBatch> batches = new HashMap<>();
  private final Map<Bytes32, Recognition> records = new HashMap<>();
  private final Set<Bytes32> ended = new HashSet<>();
  private final List<Ending> parts = new ArrayList<>();
  private final Clock clock;
  private final long freshness;
  private Kept kept = new Kept(PublisherStatus.NONE, 0, 0);

  /** Blocks that pass between a challenge and what is sent with it. */
  long busy;

  long block = 1;

  ViewingDestination(Clock clock, long freshness) {
    this.clock = clock;
    this.freshness = freshness;
  }

  private static Bytes32 challengeOf(long block) {
    return Sha256.hash(BigEndian.u64(block));
  }

  @Override
  public Optional<Challenge> challenge(Bytes32 lane) {
    Challenge now = new Challenge(challengeOf(block), block);
    block += busy;
    return Optional.of(now);
  }

  @Override
  public Prepared prepare(Command command) {
    prepared.put(command.key().digest(), command);
    return new Prepared(command.key(), command.key().digest().toByteArray(), "memory");
  }

  @Override
  public void send(Prepared sent) {
    if (done.containsKey(sent.key())) {
      return;
    }
    block++;
    switch (prepared.get(sent.key().digest())) {
      case Command.AcceptBatch a -> {
        shown(a.signatures());
        take(a.status(), a.endings(), a.statement().asOfHeight(), a.statement().asOfTime());
        batches.put(
            a.statement().ordinal(),
            new AcceptedBatch(
                a.statement().root(),
                a.statement().count(),
                a.statement().asOfHeight(),
                a.statement().asOfTime()));
      }
      case Command.AcceptStatus a -> status(a);
      case Command.Recognize r -> recognize(r);
      default -> throw new AssertionError("no such deed here");
    }
    done.put(sent.key(), new Outcome.Final(Position.ofIndex(block), Bytes32.ZERO, block, now()));
  }

  private void shown(List<SignaturePart> signatures) {
    Views.Signed signed = Views.Signed.of(signatures);
    if (signed.since() < block - 2) {
      throw refused("PTL-EVM-022", "block " + signed.since());
    }
    if (!Bytes32.of(signed.data()).equals(challengeOf(signed.since()))) {
      throw refused("PTL-FAB-012", "an answer to something else");
    }
  }

  /**
   * Parts come the newest endings first, and hold once they lead to the head that is kept; those
   * after the first need no signature.
   */
  private void status(Command.AcceptStatus a) {
    if (parts.isEmpty()) {
      shown(a.signatures());
    }
    parts.addAll(0, a.endings());
    if (a.before().isEmpty()) {
      List<Ending> all = List.copyOf(parts);
      parts.clear();
      take(a.status(), all, a.statement().asOfHeight(), a.statement().asOfTime());
    }
  }

  private void take(PublisherStatus status, List<Ending> endings, long height, long time) {
    Bytes32 head = kept.status().head();
    for (Ending ending : endings) {
      head = ending.headAfter(head);
    }
    if (!head.equals(status.head())) {
      throw refused("PTL-DST-007", "endings that lead elsewhere");
    }
    endings.forEach(ending -> ended.add(ending.commitment()));
    kept = new Kept(status, height, time);
  }

  private void recognize(Command.Recognize r) {
    if (r.sheaf().isEmpty() || !batches.containsKey(r.proof().ordinal())) {
      throw refused("PTL-EVM-020", "no signature of the issuer");
    }
    records.put(
        r.proof().header().recordKey(),
        new Recognition(
            State.RECOGNIZED,
            r.proof().header().commitment(),
            r.proof().header().version(),
            r.proof().publisher(),
            r.proof().ordinal(),
            now(),
            0,
            Bytes32.ZERO));
  }

  private static LedgerRefused refused(String code, String seen) {
    return new LedgerRefused(Refusal.of(code, "views", seen, "another"));
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  /** How many deeds of a verb were done. */
  long done(String verb) {
    return done.keySet().stream().filter(key -> key.verb().equals(verb)).count();
  }

  @Override
  public Optional<Recognition> record(Bytes32 lane, Bytes32 recordKey) {
    return Optional.ofNullable(records.get(recordKey))
        .map(
            r ->
                new Recognition(
                    state(r),
                    r.commitment(),
                    r.version(),
                    r.publisher(),
                    r.ordinal(),
                    r.since(),
                    kept.asOfTime(),
                    r.position()));
  }

  private State state(Recognition r) {
    if (ended.contains(r.commitment())) {
      return State.ENDED;
    }
    return kept.asOfTime() + freshness >= now() ? State.RECOGNIZED : State.STALE;
  }

  @Override
  public Outcome outcome(Prepared of) {
    return find(of.key()).<Outcome>map(end -> end).orElseGet(() -> new Outcome.Unknown("not sent"));
  }

  @Override
  public Prepared replace(Prepared of) {
    return of;
  }

  @Override
  public Optional<Outcome.Final> find(CommandKey key) {
    return Optional.ofNullable(done.get(key));
  }

  @Override
  public Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return Optional.ofNullable(batches.get(ordinal));
  }

  @Override
  public Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    return Optional.of(kept);
  }

  @Override
  public NetworkIdentity network() {
    return new NetworkIdentity("fabric:bank", Bytes32.ZERO);
  }

  @Override
  public Bytes32 registry() {
    return Identifiers.registry("trade/registry");
  }

  @Override
  public Bytes32 publisher() {
    return Bytes32.ZERO;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(EnumSet.of(Capability.RECOGNIZE, Capability.ACCEPT_VIEWS));
  }

  @Override
  public Transactor transactor() {
    return this;
  }

  @Override
  public RecognitionView recognitions() {
    return this;
  }

  @Override
  public List<Source> sources() {
    return List.of();
  }

  /** Nothing is told: no lane begins here. */
  @Override
  public Follower follower() {
    return new Follower() {
      @Override
      public Page read(Cursor after, int max, Duration wait) {
        return new Page(List.of(), after);
      }
    };
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

package org.portolan.relay;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.trust.TrustFile;
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
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.registry.LaneTrust;
import org.portolan.registry.MemoryState;
import org.portolan.registry.NativeProof;
import org.portolan.registry.NativeRecognitions;
import org.portolan.registry.Recognitions;
import org.portolan.registry.Standing;

/**
 * A registry in memory that checks foreign evidence itself, and takes what attestors signed, by the
 * rules of every registry.
 */
final class CheckingDestination implements Ledger, Transactor, RecognitionView {
  private final NetworkIdentity network = new NetworkIdentity("fabric:bank", Bytes32.ZERO);
  private final MemoryState state = new MemoryState();
  private final LaneTrust lanes = new LaneTrust(network, registry());
  private final Map<CommandKey, Outcome.Final> done = new HashMap<>();
  private final Map<CommandKey, Command> attested = new HashMap<>();
  private final Clock clock;
  private final Set<Capability> can;

  CheckingDestination(Clock clock, Set<Capability> can) {
    this.clock = clock;
    this.can = can;
  }

  void believe(TrustFile trust) {
    state.putTrust(trust.encode());
  }

  /** How many deeds of a verb were done. */
  long done(String verb) {
    return done.keySet().stream().filter(key -> key.verb().equals(verb)).count();
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  @Override
  public Prepared prepare(Command command) {
    attested.remove(command.key());
    if (command instanceof Command.Recognize recognize && recognize.natively().isPresent()) {
      NativeProof proof = NativeProof.of(recognize.proof(), recognize.natively().get());
      return new Prepared(command.key(), proof.encode(), "memory");
    }
    attested.put(command.key(), command);
    return new Prepared(command.key(), new byte[0], "memory");
  }

  @Override
  public void send(Prepared prepared) {
    if (done.containsKey(prepared.key())) {
      return;
    }
    Bytes32 position = Position.ofIndex(done.size());
    if (attested.containsKey(prepared.key())) {
      attested(attested.get(prepared.key()), position);
    } else {
      natively(NativeProof.decode(prepared.bytes()), position);
    }
    done.put(prepared.key(), new Outcome.Final(position, Bytes32.ZERO, done.size(), now()));
  }

  private void attested(Command command, Bytes32 position) {
    Recognitions recognitions = new Recognitions(lanes, state);
    Optional<Refusal> refusal = recognitions.check(now(), command);
    if (refusal.isPresent()) {
      throw new LedgerRefused(refusal.get());
    }
    recognitions.apply(now(), command, position);
  }

  private void natively(NativeProof proof, Bytes32 position) {
    NativeRecognitions natives = new NativeRecognitions(lanes, state);
    if (natives.showsEnding(now(), proof)) {
      natives.end(proof);
    } else {
      Optional<Refusal> refusal = natives.check(now(), proof);
      if (refusal.isPresent()) {
        throw new LedgerRefused(refusal.get());
      }
      natives.apply(now(), proof, position);
    }
  }

  @Override
  public Outcome outcome(Prepared prepared) {
    return find(prepared.key())
        .<Outcome>map(end -> end)
        .orElseGet(() -> new Outcome.Unknown("not sent"));
  }

  @Override
  public Prepared replace(Prepared prepared) {
    return prepared;
  }

  @Override
  public Optional<Outcome.Final> find(CommandKey key) {
    return Optional.ofNullable(done.get(key));
  }

  @Override
  public Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return state.batch(lane, publisher, ordinal);
  }

  @Override
  public Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    return state.kept(lane, publisher);
  }

  @Override
  public Optional<Recognition> record(Bytes32 lane, Bytes32 recordKey) {
    return new Standing(lanes, state).of(lane, recordKey, now());
  }

  @Override
  public NetworkIdentity network() {
    return network;
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
    return new Capabilities(can);
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

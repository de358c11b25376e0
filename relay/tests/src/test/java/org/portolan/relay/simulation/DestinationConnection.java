package org.portolan.relay.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Capabilities;
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
import org.portolan.record.NetworkIdentity;

/** A relay's connection to the destination, through a node of the relay's. */
final class DestinationConnection implements Ledger, Transactor, RecognitionView {
  /** What goes wrong with the way there. */
  interface Way {
    /**
     * @throws org.portolan.ledger.LedgerUnavailable where nobody answers
     */
    void asked(String what);

    boolean loses();

    boolean displaces();

    boolean doubles();

    boolean isBehind();

    /** Milliseconds. */
    long delay();

    /** Told of what is sent, before it is. */
    void sends(Prepared prepared);
  }

  private final SimulatedDestination ledger;
  private final Way way;
  private final boolean triesFirst;

  /**
   * @param triesFirst whether a command is tried while it is signed, as on a chain
   */
  DestinationConnection(SimulatedDestination ledger, Way way, boolean triesFirst) {
    this.ledger = ledger;
    this.way = way;
    this.triesFirst = triesFirst;
  }

  @Override
  public Prepared prepare(Command command) {
    way.asked("prepare");
    Optional<Refusal> refusal = triesFirst ? ledger.judge(command) : Optional.empty();
    if (refusal.isPresent()) {
      throw new LedgerRefused(refusal.get());
    }
    return ledger.sign(command);
  }

  @Override
  public void send(Prepared prepared) {
    way.asked("send");
    way.sends(prepared);
    if (way.displaces()) {
      ledger.displace(prepared);
    } else if (!way.loses()) {
      ledger.arrives(prepared, way.delay());
      if (way.doubles()) {
        ledger.arrives(prepared, way.delay() * 10);
      }
    }
    way.asked("sent");
  }

  @Override
  public Outcome outcome(Prepared prepared) {
    way.asked("outcome");
    return ledger.outcome(prepared, way.isBehind());
  }

  @Override
  public Prepared replace(Prepared prepared) {
    way.asked("replace");
    return ledger.again(prepared);
  }

  @Override
  public Optional<Outcome.Final> find(CommandKey key) {
    way.asked("find");
    return ledger.find(key);
  }

  @Override
  public Optional<AcceptedBatch> batch(Bytes32 lane, Bytes32 publisher, long ordinal) {
    way.asked("batch");
    return ledger.state.batch(lane, publisher, ordinal);
  }

  @Override
  public Optional<Kept> kept(Bytes32 lane, Bytes32 publisher) {
    way.asked("kept");
    return ledger.state.kept(lane, publisher);
  }

  @Override
  public Optional<Recognition> record(Bytes32 lane, Bytes32 recordKey) {
    way.asked("record");
    return ledger.standing.of(lane, recordKey, ledger.now());
  }

  @Override
  public NetworkIdentity network() {
    return ledger.network;
  }

  @Override
  public Bytes32 registry() {
    return ledger.registry;
  }

  @Override
  public Bytes32 publisher() {
    return SimulatedSource.hash("the relay's account");
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Set.of(Capabilities.Capability.RECOGNIZE));
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
  public Follower follower() {
    throw new UnsupportedOperationException("a relay does not follow its destination");
  }

  @Override
  public List<Source> sources() {
    return List.of();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

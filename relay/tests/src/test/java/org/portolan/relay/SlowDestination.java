package org.portolan.relay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Capabilities;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;

/** A ledger that takes its time: what is sent stays on its way until it is let in. */
final class SlowDestination implements Ledger, Transactor {
  private final Ledger ledger;
  private final List<Prepared> onTheirWay = new ArrayList<>();
  private Refusal refusal;
  private Optional<CommandKey> refused = Optional.empty();
  private Optional<Refusal> whileSigning = Optional.empty();
  private boolean slow;
  private boolean unreachable;
  private boolean replaces;
  private Optional<Prepared> lost = Optional.empty();

  SlowDestination(Ledger ledger) {
    this.ledger = ledger;
  }

  /** From now on nothing arrives by itself. */
  void slow() {
    slow = true;
  }

  /** What is stuck can be replaced here. */
  void replaces() {
    replaces = true;
  }

  /** From now on nobody can be asked. */
  void unreachable(boolean now) {
    unreachable = now;
  }

  /** From now on everything is refused. */
  void refuses(Refusal why) {
    refusal = why;
  }

  /** From now on this deed is refused, and no other. */
  void refuses(CommandKey key, Refusal why) {
    refused = Optional.of(key);
    refusal = why;
  }

  /**
   * From now on this deed is refused when it is signed already, as a chain does; empty: no more.
   */
  void refusesToSign(CommandKey key, Optional<Refusal> why) {
    refused = Optional.of(key);
    whileSigning = why;
  }

  /** The place of what is on its way goes to something else: it never arrives. */
  void lose() {
    lost = Optional.of(onTheirWay.remove(0));
  }

  List<Prepared> onTheirWay() {
    return List.copyOf(onTheirWay);
  }

  void letIn() {
    slow = false;
    onTheirWay.stream().map(SlowDestination::first).forEach(ledger.transactor()::send);
    onTheirWay.clear();
  }

  private void reach() {
    if (unreachable) {
      throw new LedgerUnavailable("the destination does not answer", null);
    }
  }

  @Override
  public Prepared prepare(Command command) {
    reach();
    if (whileSigning.isPresent() && refused.equals(Optional.of(command.key()))) {
      throw new LedgerRefused(whileSigning.get());
    }
    return numbered(ledger.transactor().prepare(command), 0);
  }

  @Override
  public void send(Prepared prepared) {
    reach();
    if (refusal != null && refused.filter(key -> !key.equals(prepared.key())).isEmpty()) {
      throw new LedgerRefused(refusal);
    }
    if (slow) {
      onTheirWay.add(prepared);
    } else {
      ledger.transactor().send(first(prepared));
    }
  }

  /** How often a command was signed anew stands before its bytes. */
  private static Prepared numbered(Prepared prepared, int number) {
    byte[] bytes = Bytes.join(new byte[] {(byte) number}, prepared.bytes());
    return new Prepared(prepared.key(), bytes, prepared.reference());
  }

  /** As the ledger signed it. */
  private static Prepared first(Prepared prepared) {
    byte[] bytes = Arrays.copyOfRange(prepared.bytes(), 1, prepared.bytes().length);
    return new Prepared(prepared.key(), bytes, prepared.reference());
  }

  @Override
  public Outcome outcome(Prepared prepared) {
    reach();
    if (lost.filter(gone -> Arrays.equals(gone.bytes(), prepared.bytes())).isPresent()) {
      return new Outcome.Unknown("its place went to something else", true);
    }
    return onTheirWay.stream().anyMatch(p -> p.key().equals(prepared.key()))
        ? new Outcome.Pending()
        : ledger.transactor().outcome(first(prepared));
  }

  @Override
  public Prepared replace(Prepared prepared) {
    return replaces ? numbered(first(prepared), prepared.bytes()[0] + 1) : prepared;
  }

  @Override
  public Optional<Outcome.Final> find(CommandKey key) {
    reach();
    return ledger.transactor().find(key);
  }

  @Override
  public NetworkIdentity network() {
    return ledger.network();
  }

  @Override
  public Bytes32 registry() {
    return ledger.registry();
  }

  @Override
  public Bytes32 publisher() {
    return ledger.publisher();
  }

  @Override
  public Capabilities capabilities() {
    return ledger.capabilities();
  }

  @Override
  public Transactor transactor() {
    return this;
  }

  @Override
  public Follower follower() {
    return ledger.follower();
  }

  @Override
  public List<Source> sources() {
    return ledger.sources();
  }

  @Override
  public RecognitionView recognitions() {
    return ledger.recognitions();
  }

  @Override
  public void close() {
    ledger.close();
  }
}

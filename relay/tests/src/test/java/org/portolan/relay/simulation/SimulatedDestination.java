package org.portolan.relay.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.registry.Deed;
import org.portolan.registry.LaneTrust;
import org.portolan.registry.MemoryState;
import org.portolan.registry.Recognitions;
import org.portolan.registry.Standing;

/**
 * The destination's ledger: the rules that every registry has, behind a pool in which transactions
 * wait, overtake each other, come twice, and get lost.
 */
final class SimulatedDestination {
  private static final long FINALITY = 400;

  final NetworkIdentity network =
      new NetworkIdentity("tlog:destination", SimulatedSource.hash("genesis of the destination"));
  final Bytes32 registry = SimulatedSource.hash("registry of the destination");
  final MemoryState state = new MemoryState();
  final Recognitions recognitions = new Recognitions(new LaneTrust(network, registry), state);
  final Standing standing = new Standing(new LaneTrust(network, registry), state);

  private record Waiting(int number, long dueAt) {}

  private record Included(Outcome outcome, long since) {}

  private final VirtualTime time;
  private final Chance chance;
  private final long clockAhead;
  private final Consumer<Command> applied;
  private final List<Command> signed = new ArrayList<>();
  private final List<Waiting> pool = new ArrayList<>();
  private final Map<Integer, Included> included = new HashMap<>();
  private final Set<Integer> displaced = new HashSet<>();
  private final Map<CommandKey, Command> deeds = new LinkedHashMap<>();
  private final Map<CommandKey, Included> byKey = new HashMap<>();
  private long height;

  /**
   * @param applied told of each command before it changes anything
   */
  SimulatedDestination(
      VirtualTime time, Chance chance, long clockAhead, Consumer<Command> applied) {
    this.time = time;
    this.chance = chance;
    this.clockAhead = clockAhead;
    this.applied = applied;
  }

  long now() {
    return time.seconds() + clockAhead;
  }

  Prepared sign(Command command) {
    signed.add(command);
    return prepared(command.key(), signed.size() - 1);
  }

  private static Prepared prepared(CommandKey key, int number) {
    byte[] bytes = ByteBuffer.allocate(36).putInt(number).put(key.digest().toByteArray()).array();
    return new Prepared(key, bytes, "transaction " + number);
  }

  static int number(Prepared prepared) {
    return ByteBuffer.wrap(prepared.bytes()).getInt();
  }

  Optional<Refusal> judge(Command command) {
    return recognitions.check(now(), command);
  }

  void arrives(Prepared prepared, long delay) {
    pool.add(new Waiting(number(prepared), time.millis() + delay));
  }

  /** Its place goes to another transaction: it is never done. */
  void displace(Prepared prepared) {
    displaced.add(number(prepared));
    pool.removeIf(waiting -> waiting.number() == number(prepared));
  }

  /** The same deed under another number, where the first is displaced or takes too long. */
  Prepared again(Prepared prepared) {
    int number = number(prepared);
    boolean useful = !included.containsKey(number) && !byKey.containsKey(prepared.key());
    return useful ? sign(signed.get(number)) : prepared;
  }

  /** Takes what is due, in any order. */
  void goOn() {
    List<Waiting> due =
        new ArrayList<>(pool.stream().filter(w -> w.dueAt() <= time.millis()).toList());
    pool.removeAll(due);
    while (!due.isEmpty()) {
      take(due.remove(chance.below(due.size())).number());
    }
  }

  private void take(int number) {
    if (displaced.contains(number) || included.containsKey(number)) {
      return;
    }
    height++;
    Command command = signed.get(number);
    Command before = deeds.get(command.key());
    Outcome outcome;
    if (before != null) {
      outcome =
          Deed.value(before).equals(Deed.value(command))
              ? done()
              : new Outcome.Rejected(
                  Refusal.of("PTL-LED-001", command.key().verb(), "another value", "the first"));
    } else {
      Optional<Refusal> refusal = judge(command);
      outcome = refusal.<Outcome>map(Outcome.Rejected::new).orElseGet(this::done);
      if (refusal.isEmpty()) {
        applied.accept(command);
        recognitions.apply(now(), command, Position.ofIndex(height));
        deeds.put(command.key(), command);
        byKey.put(command.key(), new Included(outcome, time.millis()));
      }
    }
    included.put(number, new Included(outcome, time.millis()));
  }

  private Outcome.Final done() {
    return new Outcome.Final(
        Position.ofIndex(height), SimulatedSource.hash("entry " + height), height, now());
  }

  /** What a node tells; one that is behind knows nothing of what came last. */
  Outcome outcome(Prepared prepared, boolean behind) {
    int number = number(prepared);
    Included there = included.get(number);
    if (there == null) {
      there = byKey.get(prepared.key());
    }
    if (there != null && !behind) {
      boolean isFinal = time.millis() - there.since() >= FINALITY;
      return isFinal ? there.outcome() : new Outcome.Pending();
    }
    if (displaced.contains(number)) {
      return new Outcome.Unknown("its place went to another transaction", true);
    }
    return pool.stream().anyMatch(waiting -> waiting.number() == number)
        ? new Outcome.Pending()
        : new Outcome.Unknown("not known here");
  }

  Optional<Outcome.Final> find(CommandKey key) {
    return Optional.ofNullable(byKey.get(key)).map(there -> (Outcome.Final) there.outcome());
  }

  /** All that was done, in order. */
  List<Command> deeds() {
    return List.copyOf(deeds.values());
  }
}

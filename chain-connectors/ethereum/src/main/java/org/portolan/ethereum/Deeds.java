package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.ethereum.contract.RegistryEvents;
import org.portolan.ethereum.node.Block;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.Nodes;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Outcome;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;

/**
 * What the registry says was done, by the keys of commands: the final part is kept and grows, what
 * is not yet final is read anew each time.
 */
final class Deeds {
  /** A deed and where it stands. */
  record Done(Bytes32 value, Outcome.Final at) {}

  private final Registry registry;
  private final Nodes nodes;
  private final Bytes32 publisher;
  private final Map<Bytes32, Done> done = new HashMap<>();
  private final Map<Bytes32, List<Bytes32>> epochs = new HashMap<>();
  private Bytes32 head = Bytes32.ZERO;
  private long next;
  private Bytes32 lastHash;

  Deeds(Registry registry, Nodes nodes, Bytes32 publisher) {
    this.registry = registry;
    this.nodes = nodes;
    this.publisher = publisher;
    this.next = registry.from();
  }

  /** A deed in a final block. */
  synchronized Optional<Done> find(CommandKey key) {
    nodes.ask(this::catchUp);
    return Optional.ofNullable(done.get(key.digest()));
  }

  /** A deed in any block, be it one that may still be undone. */
  synchronized Optional<Done> recent(CommandKey key) {
    return nodes.ask(
        node -> {
          catchUp(node);
          // Its block may have become final since the registry was last asked.
          Map<Bytes32, Done> found = new HashMap<>();
          Optional.ofNullable(done.get(key.digest()))
              .ifPresent(deed -> found.put(key.digest(), deed));
          recentEvents(node).forEach(seen -> put(found, seen));
          return Optional.ofNullable(found.get(key.digest()));
        });
  }

  /** The chain over all endings of this account, those not yet final included. */
  synchronized Bytes32 head() {
    return nodes.ask(
        node -> {
          catchUp(node);
          Bytes32 newest = head;
          for (Registry.Seen seen : recentEvents(node)) {
            newest = after(newest, seen.event());
          }
          return newest;
        });
  }

  private List<Registry.Seen> recentEvents(Node node) {
    long latest = node.block("latest").map(Block::number).orElse(0L);
    return latest < next ? List.of() : registry.events(node, next, latest);
  }

  private Node catchUp(Node node) {
    startAnew(node);
    Block newest = registry.finality().head(node);
    long last = newest.number();
    if (last >= next) {
      for (Registry.Seen seen : registry.events(node, next, last)) {
        put(done, seen);
        head = after(head, seen.event());
      }
      next = last + 1;
      lastHash = newest.hash();
    }
    return node;
  }

  private static boolean has(Node node, long block) {
    try {
      return node.block(block).isPresent();
    } catch (LedgerUnavailable e) {
      return false;
    }
  }

  /** A chain that was reorganised below what was called final is read again from the beginning. */
  private void startAnew(Node node) {
    if (lastHash == null) {
      return;
    }
    Optional<Block> last = node.block(next - 1);
    if (last.isEmpty() && nodes.all().stream().anyMatch(other -> has(other, next - 1))) {
      throw new LedgerUnavailable(node.operator() + " is behind block " + (next - 1), null);
    }
    if (last.filter(block -> block.hash().equals(lastHash)).isEmpty()) {
      done.clear();
      epochs.clear();
      head = Bytes32.ZERO;
      next = registry.from();
      lastHash = null;
    }
  }

  private Bytes32 after(Bytes32 before, RegistryEvents event) {
    if (event instanceof RegistryEvents.Ended ended && ended.publisher().equals(publisher)) {
      Ending ending = ended.ending();
      return ending.headAfter(before);
    }
    return before;
  }

  private void put(Map<Bytes32, Done> into, Registry.Seen seen) {
    if (seen.event() instanceof RegistryEvents.EpochInForce epoch) {
      epochs.computeIfAbsent(epoch.lane(), lane -> new ArrayList<>()).add(epoch.epoch());
    }
    Outcome.Final at =
        new Outcome.Final(seen.position(), seen.log().blockHash(), seen.log().block(), seen.time());
    List<Bytes32> known =
        seen.event() instanceof RegistryEvents.StatusAccepted status
            ? epochs.getOrDefault(status.lane(), List.of())
            : List.of();
    for (Deed deed : Deed.of(seen.event(), known)) {
      into.putIfAbsent(deed.key().digest(), new Done(deed.value(), at));
    }
  }
}

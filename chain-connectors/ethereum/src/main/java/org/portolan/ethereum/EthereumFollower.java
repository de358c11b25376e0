package org.portolan.ethereum;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.ethereum.node.Block;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.Nodes;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;

/**
 * Reads the registry's events block by block. Blocks are read once they have the wanted
 * confirmations; should the chain be reorganised deeper than that, what was told is taken back
 * first.
 */
final class EthereumFollower implements Follower {
  private static final long POLL_MILLIS = 200;
  private static final long RANGE = 1_000;

  private final Registry registry;
  private final Nodes nodes;
  private final long confirmations;

  /**
   * @param confirmations blocks above one before it is read; empty: once it is final
   */
  EthereumFollower(Registry registry, Nodes nodes, Optional<Long> confirmations) {
    this.registry = registry;
    this.nodes = nodes;
    this.confirmations = confirmations.orElse(-1L);
  }

  @Override
  public Page read(Cursor after, int max, Duration wait) {
    long deadline = System.nanoTime() + wait.toNanos();
    ChainCursor from = ChainCursor.parse(after, registry.from());
    while (true) {
      Page page = nodes.ask(node -> page(node, from, max));
      if (!page.events().isEmpty() || System.nanoTime() >= deadline || !pause()) {
        return page;
      }
    }
  }

  private Page page(Node node, ChainCursor from, int max) {
    Optional<ChainCursor> back = rolledBack(node, from);
    if (back.isPresent()) {
      Block now = node.block("latest").orElseThrow();
      return new Page(
          List.of(new LedgerEvent.RolledBack(back.get().block(), now.time())), back.get().cursor());
    }
    long head = head(node);
    List<LedgerEvent> events = new ArrayList<>();
    ChainCursor next = from;
    long last = Math.min(head, from.block() + RANGE);
    for (Registry.Seen seen : registry.events(node, from.block(), last)) {
      boolean told = seen.log().block() == from.block() && seen.log().index() <= from.log();
      Optional<LedgerEvent> event = told ? Optional.empty() : LedgerEvents.of(seen);
      if (event.isPresent()) {
        if (events.size() == max) {
          return new Page(events, next.cursor());
        }
        events.add(event.get());
        next = next.at(seen.log().block(), seen.log().index(), seen.log().blockHash());
      }
    }
    if (last > next.block()) {
      next = next.at(last, Integer.MAX_VALUE, node.block(last).orElseThrow().hash());
    }
    return new Page(events, next.cursor());
  }

  private long head(Node node) {
    return confirmations < 0
        ? registry.finality().head(node).number()
        : node.block("latest").orElseThrow().number() - confirmations;
  }

  /** The newest block of the cursor's trail that is still on the chain, where the last is not. */
  private static Optional<ChainCursor> rolledBack(Node node, ChainCursor cursor) {
    if (cursor.trail().isEmpty() || isThere(node, cursor.trail().get(0))) {
      return Optional.empty();
    }
    for (int i = 1; i < cursor.trail().size(); i++) {
      if (isThere(node, cursor.trail().get(i))) {
        return Optional.of(cursor.backTo(i));
      }
    }
    return Optional.of(cursor.backTo(cursor.trail().size()));
  }

  private static boolean isThere(Node node, ChainCursor.Mark mark) {
    return node.block(mark.block()).filter(b -> b.hash().equals(mark.hash())).isPresent();
  }

  private static boolean pause() {
    try {
      Thread.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

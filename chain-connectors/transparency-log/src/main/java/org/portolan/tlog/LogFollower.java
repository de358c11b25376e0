package org.portolan.tlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;

/**
 * Reads events by replaying the rows; a cursor is the number of entries behind it. Only the events
 * after the cursor that was given last are kept.
 */
final class LogFollower implements Follower {
  private static final long POLL_MILLIS = 20;

  private final LogStore store;
  private final Supplier<LogState> fresh;
  private LogState state;
  private long forgotten;
  private final List<LedgerEvent> events = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();

  LogFollower(LogStore store, Supplier<LogState> fresh) {
    this.store = store;
    this.fresh = fresh;
    this.state = fresh.get();
  }

  @Override
  public synchronized Page read(Cursor after, int max, Duration wait) {
    long from = after.equals(Cursor.START) ? 0 : Long.parseLong(after.value());
    forgetBefore(from);
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      catchUp();
      Page page = page(from, max);
      if (!page.events().isEmpty() || System.nanoTime() >= deadline || !pause()) {
        return page;
      }
    }
  }

  /** A cursor says what its reader has; one that goes back is served from the first entry on. */
  private void forgetBefore(long from) {
    if (from < forgotten) {
      state = fresh.get();
      events.clear();
      ends.clear();
    } else {
      int known = first(from);
      events.subList(0, known).clear();
      ends.subList(0, known).clear();
    }
    forgotten = from;
  }

  private Page page(long from, int max) {
    List<LedgerEvent> found = new ArrayList<>();
    long next = from;
    for (int i = first(from); i < events.size() && found.size() < max; i++) {
      found.add(events.get(i));
      next = ends.get(i);
    }
    if (found.size() < max) {
      next = Math.max(from, state.size());
    }
    return new Page(found, new Cursor(Long.toString(next)));
  }

  /** The first event of an entry at or after this position. */
  private int first(long from) {
    int low = 0;
    int high = ends.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends.get(middle) <= from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void catchUp() {
    List<LogStore.Row> rows;
    do {
      rows = store.read(state.size(), 1_000);
      for (LogStore.Row row : rows) {
        Optional<LedgerEvent> event = state.apply(row);
        event
            .filter(e -> row.position() >= forgotten)
            .ifPresent(
                e -> {
                  events.add(e);
                  ends.add(row.position() + 1);
                });
      }
    } while (!rows.isEmpty());
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

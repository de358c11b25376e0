package org.portolan.ledger;

import java.time.Duration;
import java.util.List;

/** Reads what happened on a ledger, in its order, from any point. */
public interface Follower {
  /**
   * Events after a cursor; waits for the first one no longer than {@code wait}.
   *
   * @param after {@link Cursor#START} for the beginning
   */
  Page read(Cursor after, int max, Duration wait);

  /**
   * @param next where to go on; equal to {@code after} where there was nothing
   */
  record Page(List<LedgerEvent> events, Cursor next) {
    public Page {
      events = List.copyOf(events);
    }
  }

  /** A place in a ledger's events, opaque to everyone but its connector. */
  record Cursor(String value) {
    public static final Cursor START = new Cursor("");
  }
}

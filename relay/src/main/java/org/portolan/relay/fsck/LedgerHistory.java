package org.portolan.relay.fsck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;

/** Everything that happened on a ledger and was not taken back. */
final class LedgerHistory {
  private static final int PAGE = 1_000;

  private LedgerHistory() {}

  static List<LedgerEvent> of(Ledger ledger) {
    Follower follower = ledger.follower();
    List<LedgerEvent> events = new ArrayList<>();
    Follower.Cursor from = Follower.Cursor.START;
    while (true) {
      Follower.Page page = follower.read(from, PAGE, Duration.ZERO);
      for (LedgerEvent event : page.events()) {
        if (event instanceof LedgerEvent.RolledBack back) {
          events.removeIf(earlier -> earlier.height() > back.height());
        } else {
          events.add(event);
        }
      }
      if (page.next().equals(from)) {
        return events;
      }
      from = page.next();
    }
  }
}

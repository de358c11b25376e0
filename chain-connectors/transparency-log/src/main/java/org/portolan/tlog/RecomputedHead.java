package org.portolan.tlog;

import java.util.List;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.tlog.Checkpoint;
import org.portolan.ledger.LedgerRefused;

/** Heads from the rows alone; each entry is read once. */
final class RecomputedHead implements Witness.Recomputed {
  private static final int PAGE = 1_000;

  private final TransparencyLog log;
  private final LogStore rows;
  private LogState state;

  RecomputedHead(TransparencyLog log, LogStore rows) {
    this.log = log;
    this.rows = rows;
    this.state = log.newState(rows);
  }

  @Override
  public synchronized Checkpoint at(long size) {
    if (size < state.size()) {
      state = log.newState(rows);
    }
    while (state.size() < size) {
      List<LogStore.Row> more = rows.read(state.size(), (int) Math.min(PAGE, size - state.size()));
      if (more.isEmpty()) {
        throw new LedgerRefused(
            Refusal.of("PTL-WIT-004", "entries", state.size() + " entries", size + " entries"));
      }
      more.forEach(state::apply);
    }
    return new Checkpoint(
        log.settings().origin(), size, state.tree().root(), state.replay().statusRoot());
  }
}

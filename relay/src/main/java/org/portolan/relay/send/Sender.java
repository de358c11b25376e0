package org.portolan.relay.send;

import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.Transactor;
import org.portolan.relay.store.LaneLease;

/** Brings a stored command to its ledger and tells what became of it. */
public final class Sender {
  private final Transactor transactor;
  private final LaneLease lease;

  public Sender(Transactor transactor, LaneLease lease) {
    this.transactor = transactor;
    this.lease = lease;
  }

  /** Asks first: it may have been sent before a crash. What the ledger does not know is sent. */
  public Outcome send(LedgerTx tx) {
    Prepared prepared = tx.prepared();
    Outcome before = transactor.outcome(prepared);
    if (!(before instanceof Outcome.Unknown)) {
      return before;
    }
    lease.check();
    try {
      transactor.send(prepared);
    } catch (LedgerRefused e) {
      return new Outcome.Rejected(e.refusal());
    }
    return transactor.outcome(prepared);
  }
}

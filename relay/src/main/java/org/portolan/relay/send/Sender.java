package org.portolan.relay.send;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.Transactor;
import org.portolan.relay.store.LaneLease;

/**
 * Brings a stored command to its ledger and tells what became of it. What is lost, because its
 * place went to another transaction, is signed anew at once; what is on its way for longer than
 * anybody should wait, every so often. Signed anew is stored first, and then sent.
 */
public final class Sender {
  /** After that long a transaction is stuck: the fee of its day is too low, or one before it is. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Transactor transactor;
  private final LaneLease lease;
  private final LedgerTxStore txs;
  private final Clock clock;

  public Sender(Transactor transactor, LaneLease lease, LedgerTxStore txs, Clock clock) {
    this.transactor = transactor;
    this.lease = lease;
    this.txs = txs;
    this.clock = clock;
  }

  /** Asks first: it may have been sent before a crash. What the ledger does not know is sent. */
  public Outcome send(LedgerTx tx) {
    Prepared prepared = tx.prepared();
    Outcome before = transactor.outcome(prepared);
    try {
      if ((isLost(before) || isStuck(before, tx)) && signAnew(tx)) {
        // What became of it is asked of the new bytes, next time.
        return new Outcome.Pending();
      }
      if (!(before instanceof Outcome.Unknown)) {
        return before;
      }
      lease.check();
      transactor.send(prepared);
    } catch (LedgerRefused e) {
      return new Outcome.Rejected(e.refusal());
    }
    return transactor.outcome(prepared);
  }

  private static boolean isLost(Outcome outcome) {
    return outcome instanceof Outcome.Unknown unknown && unknown.lost();
  }

  /** A ledger that forgot a transaction may have done so because it offered too little. */
  private boolean isStuck(Outcome outcome, LedgerTx tx) {
    boolean open = outcome instanceof Outcome.Pending || outcome instanceof Outcome.Unknown;
    return open && clock.millis() - tx.preparedAt() >= PATIENCE.toMillis();
  }

  /** False where nothing would be better. */
  private boolean signAnew(LedgerTx tx) {
    Prepared better = transactor.replace(tx.prepared());
    if (Arrays.equals(better.bytes(), tx.bytes())) {
      return false;
    }
    lease.writeDurably(c -> txs.signedAnew(c, tx, better, clock.millis()));
    lease.check();
    transactor.send(better);
    return true;
  }
}

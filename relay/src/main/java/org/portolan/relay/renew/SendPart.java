package org.portolan.relay.renew;

import org.portolan.ledger.Outcome;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.record.StatusStatement;
import org.portolan.relay.send.LedgerTx;
import org.portolan.relay.work.LaneWork;

/** PREPARED: the stored part goes to the destination, which is asked what became of it. */
record SendPart(LaneWork work, RenewalStore store) implements RenewalStep {
  @Override
  public Taken take(Renewal renewal) {
    LedgerTx tx = work.txs().of(renewal.tx()).orElseThrow();
    Outcome outcome = work.sender().send(tx);
    work.step().accept("status submitted");
    return switch (outcome) {
      case Outcome.Pending pending -> new Taken.Waits("PTL-RLY-004", "not final yet", true);
      case Outcome.Unknown unknown -> new Taken.Waits("PTL-RLY-004", unknown.why(), false);
      case Outcome.Rejected rejected -> {
        work.lease().write(c -> work.txs().rejected(c, tx, rejected.refusal(), work.now()));
        yield new Taken.Denied(rejected.refusal());
      }
      case Outcome.Final end -> further(renewal, tx, end);
    };
  }

  /** With the last part the statement holds; before it, the next part follows. */
  private Taken further(Renewal renewal, LedgerTx tx, Outcome.Final end) {
    StatusStatement s = AskForStatus.decode(renewal.attested().orElseThrow()).statement();
    Kept kept = work.kept(s.publisher()).orElseThrow();
    boolean holds = kept.asOfTime() >= s.asOfTime() && kept.asOfHeight() >= s.asOfHeight();
    return new Taken.Further(
        c -> {
          work.txs().done(c, tx, end, work.now());
          return holds
              ? store.arrived(c, renewal, kept.asOfTime() * 1_000)
              : store.applied(c, renewal);
        },
        false);
  }
}

package org.portolan.relay.deliver;

import java.time.Duration;
import org.portolan.ledger.Outcome;
import org.portolan.relay.renew.RenewalStore;
import org.portolan.relay.send.LedgerTx;
import org.portolan.relay.work.LaneWork;

/** SUBMITTED: the destination is asked what became of the command. */
record ConfirmBatch(LaneWork work, RenewalStore renewals) implements Step {
  @Override
  public StepResult take(Delivery delivery) {
    LedgerTx tx = work.txs().of(Attested.of(delivery).key()).orElseThrow();
    return switch (work.sender().send(tx)) {
      case Outcome.Pending pending -> new StepResult.Waits("PTL-RLY-004", "not final yet", true);
      case Outcome.Unknown unknown -> new StepResult.Waits("PTL-RLY-004", unknown.why(), false);
      case Outcome.Rejected rejected -> new StepResult.Denied(rejected.refusal());
      case Outcome.Final end -> accepted(delivery, tx, end);
    };
  }

  private StepResult accepted(Delivery delivery, LedgerTx tx, Outcome.Final end) {
    long asOfTime = Attested.of(delivery).statement().asOfTime();
    return StepResult.Moved.to(
            DeliveryState.ACCEPTED,
            work.destination().network().caip2() + " accepted the batch at height " + end.height())
        .and(
            c -> {
              work.txs().done(c, tx, end, work.now());
              renewals.renewed(
                  c, delivery.anchor().publisher(), Duration.ofSeconds(asOfTime).toMillis());
            });
  }
}

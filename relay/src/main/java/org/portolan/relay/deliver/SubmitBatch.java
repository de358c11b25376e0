package org.portolan.relay.deliver;

import org.portolan.ledger.Outcome;
import org.portolan.relay.send.LedgerTx;
import org.portolan.relay.work.LaneWork;

/** PREPARED: the stored bytes go to the destination, unless it has them already. */
record SubmitBatch(LaneWork work, DeliveryStore deliveries) implements Step {
  @Override
  public StepResult take(Delivery delivery) {
    int most = work.lane().rules().maxInFlight();
    if (deliveries.count(work.lane().id(), DeliveryState.SUBMITTED) >= most) {
      return new StepResult.Waits(
          "PTL-RLY-006", most + " commands are on their way and not final", true);
    }
    LedgerTx tx = work.txs().of(Attested.of(delivery).key()).orElseThrow();
    Outcome outcome = work.sender().send(tx);
    work.step().accept("batch submitted");
    return outcome instanceof Outcome.Rejected rejected
        ? new StepResult.Denied(rejected.refusal())
        : StepResult.Moved.to(
                DeliveryState.SUBMITTED, "sent to " + work.destination().network().caip2())
            .and(c -> work.txs().sent(c, tx));
  }
}

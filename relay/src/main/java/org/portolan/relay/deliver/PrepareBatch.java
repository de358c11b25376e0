package org.portolan.relay.deliver;

import java.util.List;
import java.util.Optional;
import org.portolan.ledger.Command;
import org.portolan.ledger.Prepared;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.relay.MissingEndings;
import org.portolan.relay.renew.RenewalStore;
import org.portolan.relay.work.LaneWork;

/** ATTESTED: the command for the destination is signed, and stored before anything is sent. */
record PrepareBatch(LaneWork work, RenewalStore renewals) implements Step {
  @Override
  public StepResult take(Delivery delivery) {
    Command.AcceptBatch attested = Attested.of(delivery);
    BatchStatement s = attested.statement();
    List<Ending> endings = MissingEndings.of(work.lane(), work.source(), s);
    if (endings.size() > work.lane().rules().maxEndings()) {
      return tooMany(s.publisher(), endings.size());
    }
    Prepared prepared =
        work.transactor()
            .prepare(new Command.AcceptBatch(s, attested.signatures(), attested.status(), endings));
    return StepResult.Moved.to(
            DeliveryState.PREPARED,
            "the command for "
                + work.destination().network().caip2()
                + " is signed and stored: "
                + prepared.reference())
        .and(c -> work.txs().prepared(c, Optional.of(delivery.id()), prepared, work.now()))
        .durably();
  }

  /** A status statement brings them in parts; then the batch goes on. */
  private StepResult tooMany(Bytes32 publisher, int endings) {
    work.lease().write(c -> renewals.wanted(c, publisher, work.now()));
    return new StepResult.Waits(
        "PTL-RLY-005", endings + " endings go to the destination first", true);
  }
}

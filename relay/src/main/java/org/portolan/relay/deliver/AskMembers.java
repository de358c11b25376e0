package org.portolan.relay.deliver;

import java.util.List;
import java.util.Optional;
import org.portolan.ledger.Command;
import org.portolan.record.BatchStatement;
import org.portolan.relay.Proposal;
import org.portolan.relay.Shown;
import org.portolan.relay.work.LaneWork;

/**
 * EVIDENCED, where the destination takes views: members of the source sign what their ledgers hold,
 * in answer to its challenge, and nobody attests.
 */
record AskMembers(LaneWork work) implements Step {
  @Override
  public StepResult take(Delivery delivery) {
    work.lease().check();
    Shown shown =
        Shown.of(
            work.lane(),
            work.source(),
            delivery.anchor().publisher(),
            Optional.of(delivery.anchor().ordinal()));
    Proposal<BatchStatement> proposal =
        Proposal.batch(work.lane(), delivery.anchor(), shown.views());
    return StepResult.Moved.to(
            DeliveryState.ATTESTED,
            "members of "
                + work.lane().source().network().caip2()
                + " signed it, as of height "
                + shown.views().height()
                + ", asked since block "
                + shown.asked().since()
                + " of "
                + work.destination().network().caip2())
        .with(
            "attested",
            Attested.encode(
                new Command.AcceptBatch(
                    proposal.statement(), shown.signatures(), proposal.status(), List.of())));
  }
}

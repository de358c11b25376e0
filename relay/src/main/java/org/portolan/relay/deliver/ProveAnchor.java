package org.portolan.relay.deliver;

import java.util.Optional;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.relay.work.LaneWork;

/** DISCOVERED: the source's ledger proves the anchor. */
record ProveAnchor(LaneWork work) implements Step {
  @Override
  public StepResult take(Delivery delivery) {
    Evidence evidence = work.source().prove(delivery.anchor(), Claim.EXISTED, Optional.empty());
    return StepResult.Moved.to(
            DeliveryState.EVIDENCED,
            work.source().name() + " proves the anchor as of height " + evidence.height())
        .with("evidence", EvidenceCodec.encode(evidence));
  }
}

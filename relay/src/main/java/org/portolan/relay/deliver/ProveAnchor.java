package org.portolan.relay.deliver;

import java.util.Optional;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.relay.work.LaneWork;

/** DISCOVERED: the source's ledger proves the anchor, if it can prove anything. */
record ProveAnchor(LaneWork work) implements Step {
  @Override
  public StepResult take(Delivery delivery) {
    if (!work.lane().source().capabilities().can(Capability.PROVE_EXISTED)) {
      return StepResult.Moved.to(
          DeliveryState.EVIDENCED,
          work.lane().source().network().caip2()
              + " proves nothing by itself: attestors rest on two operators' nodes");
    }
    Evidence evidence = work.source().prove(delivery.anchor(), Claim.EXISTED, Optional.empty());
    return StepResult.Moved.to(
            DeliveryState.EVIDENCED,
            work.source().name() + " proves the anchor as of height " + evidence.height())
        .with("evidence", EvidenceCodec.encode(evidence));
  }
}

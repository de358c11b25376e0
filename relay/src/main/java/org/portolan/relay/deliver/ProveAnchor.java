package org.portolan.relay.deliver;

import java.util.Optional;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.record.Bytes32;
import org.portolan.relay.work.LaneWork;

/** DISCOVERED: the source's ledger proves the anchor, if it can prove anything. */
record ProveAnchor(LaneWork work, HeadWatch heads) implements Step {
  @Override
  public StepResult take(Delivery delivery) {
    if (!work.lane().source().capabilities().can(Capability.PROVE_EXISTED)) {
      return StepResult.Moved.to(
          DeliveryState.EVIDENCED,
          work.lane().source().network().caip2()
              + " proves nothing by itself: attestors rest on two operators' nodes");
    }
    Evidence evidence = work.source().prove(delivery.anchor(), Claim.EXISTED, Optional.empty());
    Optional<Bytes32> head = heads.head(delivery, evidence);
    if (head.isPresent() && heads.contradicts(delivery, evidence, head.get())) {
      return new StepResult.Waits(
          "PTL-RLY-010", "the source showed two heads of one height: it is frozen", false);
    }
    StepResult.Moved moved =
        StepResult.Moved.to(
                DeliveryState.EVIDENCED,
                work.source().name() + " proves the anchor as of height " + evidence.height())
            .with("evidence", EvidenceCodec.encode(evidence))
            .with("evidence_height", evidence.height());
    return head.isPresent() ? moved.with("evidence_head", head.get()) : moved;
  }
}

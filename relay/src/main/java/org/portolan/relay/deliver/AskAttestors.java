package org.portolan.relay.deliver;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.words.Place;
import org.portolan.ledger.Capabilities.Capability;
import org.portolan.ledger.Command;
import org.portolan.record.BatchOpening;
import org.portolan.record.BatchStatement;
import org.portolan.relay.Attestations;
import org.portolan.relay.Proposal;
import org.portolan.relay.work.LaneWork;

/**
 * EVIDENCED: the lane's attestors check the whole batch and sign one statement; where the
 * destination takes views, members of the source do; where it checks evidence of each record
 * itself, nobody is asked and no batch is sent.
 */
record AskAttestors(LaneWork work, Openings openings) implements Step {
  @Override
  public StepResult take(Delivery delivery) {
    if (work.lane().takesViews()) {
      return new AskMembers(work).take(delivery);
    }
    if (work.lane().isNative()) {
      return natively();
    }
    Optional<BatchOpening> opening = openings.opening(delivery.anchor());
    if (opening.isEmpty()) {
      return new StepResult.Waits("PTL-RLY-002", "the publisher has not opened the batch", false);
    }
    Proposal<BatchStatement> proposal =
        Proposal.batch(work.lane(), work.source(), delivery.anchor(), work.clock());
    work.lease().check();
    Attestations asked =
        Attestations.ask(
            work.lane(),
            proposal.statement(),
            it -> it.attest(proposal.statement(), proposal.status(), opening.get()));
    Attestations counted = work.watched(proposal.statement(), proposal.status(), asked);
    if (counted != asked && work.isFrozen()) {
      return new StepResult.Waits(
          "PTL-RLY-010", "attestors contradicted themselves: the lane is frozen", false);
    }
    if (!counted.enough(work.lane())) {
      return otherAnchor(delivery, proposal.statement(), counted)
          .orElseGet(() -> notEnough(counted));
    }
    return StepResult.Moved.to(
            DeliveryState.ATTESTED, "signed by " + String.join(", ", counted.organisations()))
        .with(
            "attested",
            Attested.encode(
                new Command.AcceptBatch(
                    proposal.statement(), counted.signatures(), proposal.status(), List.of())));
  }

  private static StepResult notEnough(Attestations counted) {
    return counted.declined().stream()
        .filter(code -> RefusalActions.of(code) == RefusalActions.Action.PARK)
        .findFirst()
        .<StepResult>map(
            code ->
                new StepResult.Denied(
                    Refusal.of(code, "attestors", counted.why(), "enough signatures")))
        .orElseGet(() -> new StepResult.Waits("PTL-RLY-003", counted.why(), false));
  }

  /**
   * Attestors find no such anchor: the relay's node told what was not so, or is not so any more.
   * What it shows now, if it is another one, is where the delivery begins again.
   */
  private Optional<StepResult> otherAnchor(
      Delivery delivery, BatchStatement asked, Attestations counted) {
    if (!counted.declined().contains("PTL-ATT-008")) {
      return Optional.empty();
    }
    return work.source()
        .anchor(asked.publisher(), asked.ordinal(), asked.asOfHeight())
        .filter(there -> !there.equals(delivery.anchor()))
        .map(
            there ->
                StepResult.Moved.to(
                        DeliveryState.DISCOVERED,
                        "begins again with the anchor that the source shows now: "
                            + Place.words(work.lane().source().network(), there.position()))
                    .with("root", there.root())
                    .with("leaf_count", there.count())
                    .with("position", there.position())
                    .with("anchor_hash", there.anchorHash())
                    .with("evidence", null));
  }

  private StepResult natively() {
    String destination = work.destination().network().caip2();
    return work.destination().capabilities().can(Capability.RECOGNIZE_NATIVELY)
        ? StepResult.Moved.to(
            DeliveryState.ACCEPTED,
            destination + " checks each record's evidence itself: nobody attests")
        : new StepResult.Denied(
            Refusal.of(
                "PTL-RLY-011",
                "policy/recognition",
                "native, at " + destination,
                "a destination whose connector brings evidence"));
  }
}

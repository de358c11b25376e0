package org.portolan.relay.renew;

import java.util.List;
import java.util.Optional;
import org.portolan.ledger.Command;
import org.portolan.ledger.CommandCodec;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.record.PublisherStatus;
import org.portolan.record.StatusStatement;
import org.portolan.record.bundle.StatementPart.SignaturePart;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;
import org.portolan.relay.Attestations;
import org.portolan.relay.Proposal;
import org.portolan.relay.Shown;
import org.portolan.relay.work.LaneWork;

/** RESTING, and due: attestors, or members of the source, sign the publisher's newest status. */
record AskForStatus(LaneWork work, RenewalStore store) implements RenewalStep {
  @Override
  public Taken take(Renewal renewal) {
    Optional<Kept> kept = work.kept(renewal.publisher());
    Proposal<StatusStatement> proposal =
        Proposal.status(work.lane(), work.source(), renewal.publisher(), work.clock());
    StatusStatement proposed = proposal.statement();
    PublisherStatus status = proposal.status();
    if (kept.isEmpty() || isKnown(kept.get(), status)) {
      Optional<Long> asOfTime = kept.map(k -> k.asOfTime() * 1_000);
      return new Taken.Further(c -> store.nothing(c, renewal, asOfTime), false);
    }
    work.lease().check();
    if (work.lane().takesViews()) {
      return shown(renewal);
    }
    Attestations asked = Attestations.ask(work.lane(), proposed, it -> it.attest(proposed, status));
    Attestations counted = work.watched(proposed, status, asked);
    if (counted != asked && work.isFrozen()) {
      return new Taken.Waits(
          "PTL-RLY-010", "attestors contradicted themselves: the lane is frozen", false);
    }
    if (!counted.enough(work.lane())) {
      return new Taken.Waits("PTL-RLY-003", counted.why(), false);
    }
    return signed(renewal, proposal, counted.signatures());
  }

  /** Members of the source sign it, where the destination takes views. */
  private Taken shown(Renewal renewal) {
    Shown shown = Shown.of(work.lane(), work.source(), renewal.publisher(), Optional.empty());
    Proposal<StatusStatement> proposal =
        Proposal.status(work.lane(), renewal.publisher(), shown.views());
    return signed(renewal, proposal, shown.signatures());
  }

  private Taken signed(
      Renewal renewal, Proposal<StatusStatement> proposal, List<SignaturePart> signatures) {
    byte[] attested =
        encode(
            new Command.AcceptStatus(
                proposal.statement(), signatures, proposal.status(), List.of()));
    return new Taken.Further(c -> store.attested(c, renewal, attested), false);
  }

  private boolean isKnown(Kept kept, PublisherStatus status) {
    return kept.status().endings() >= status.endings()
        && store.isYoung(kept.asOfTime() * 1_000, work.now());
  }

  private static byte[] encode(Command.AcceptStatus accept) {
    CborWriter out = new CborWriter();
    CommandCodec.write(out, accept);
    return out.toByteArray();
  }

  static Command.AcceptStatus decode(byte[] attested) {
    return CommandCodec.acceptStatus(new CborReader(attested));
  }
}

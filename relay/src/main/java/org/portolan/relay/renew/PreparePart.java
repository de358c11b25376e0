package org.portolan.relay.renew;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.ledger.Command;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.record.Bytes32;
import org.portolan.record.StatusStatement;
import org.portolan.relay.MissingEndings;
import org.portolan.relay.work.LaneWork;

/** ATTESTED: the next part of the endings is signed, and stored before anything is sent. */
final class PreparePart implements RenewalStep {
  private final LaneWork work;
  private final RenewalStore store;

  /** The parts in hand; after a crash they are cut again, at the same places. */
  private final Map<Bytes32, Parts> parts = new HashMap<>();

  PreparePart(LaneWork work, RenewalStore store) {
    this.work = work;
    this.store = store;
  }

  @Override
  public Taken take(Renewal renewal) {
    Command.AcceptStatus attested = AskForStatus.decode(renewal.attested().orElseThrow());
    StatusStatement s = attested.statement();
    Kept kept = work.kept(s.publisher()).orElseThrow();
    if (kept.asOfTime() >= s.asOfTime() && kept.asOfHeight() >= s.asOfHeight()) {
      // Somebody else brought a newer one; what is still missing then is asked for anew.
      return new Taken.Further(c -> store.arrived(c, renewal, kept.asOfTime() * 1_000), false);
    }
    Command.AcceptStatus part = parts(attested, kept).after(renewal.applied());
    try {
      Prepared prepared = work.transactor().prepare(part);
      return new Taken.Further(
          c ->
              store.prepared(
                  c,
                  renewal,
                  work.txs().prepared(c, Optional.empty(), prepared, work.now()),
                  part.endings().size()),
          true);
    } catch (LedgerRefused e) {
      return new Taken.Denied(e.refusal());
    }
  }

  private Parts parts(Command.AcceptStatus attested, Kept kept) {
    StatusStatement s = attested.statement();
    Parts known = parts.get(s.publisher());
    if (known == null || !known.isOf(s, kept.status().head())) {
      known =
          new Parts(
              kept.status().head(),
              Command.AcceptStatus.parts(
                  s,
                  attested.signatures(),
                  attested.status(),
                  kept.status().head(),
                  MissingEndings.of(work.lane(), work.source(), s),
                  work.lane().rules().maxEndings()));
      parts.put(s.publisher(), known);
    }
    return known;
  }
}

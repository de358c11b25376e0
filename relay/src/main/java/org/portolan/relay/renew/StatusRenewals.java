package org.portolan.relay.renew;

import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.publisher.db.DatabaseFailed;
import org.portolan.relay.store.Backoff;
import org.portolan.relay.store.LeaseLost;
import org.portolan.relay.work.LaneWork;

/**
 * Takes each due renewal of a lane as far as it goes now. It never gives up: a recognition that is
 * not renewed goes stale by itself, and an ending that is late can be used against someone.
 */
public final class StatusRenewals {
  private final LaneWork work;
  private final RenewalStore store;
  private final Backoff backoff;
  private final Map<RenewalState, RenewalStep> steps;

  public StatusRenewals(LaneWork work, RenewalStore store, Backoff backoff) {
    this.work = work;
    this.store = store;
    this.backoff = backoff;
    this.steps =
        Map.of(
            RenewalState.RESTING, new AskForStatus(work, store),
            RenewalState.ATTESTED, new PreparePart(work, store),
            RenewalState.PREPARED, new SendPart(work, store));
  }

  /** Where each record comes with evidence of its own, there is no status to bring. */
  public void run() {
    if (work.lane().provesEachRecord()) {
      return;
    }
    for (Renewal due : store.due(work.now())) {
      Optional<Renewal> at = Optional.of(due);
      do {
        at = step(at.get()) ? store.of(due.publisher()) : Optional.empty();
      } while (at.filter(r -> r.state() != RenewalState.RESTING).isPresent());
    }
  }

  /** False where it has to wait. */
  private boolean step(Renewal renewal) {
    return switch (taken(renewal)) {
      case RenewalStep.Taken.Further further -> {
        boolean won =
            further.durable()
                ? work.lease().durably(further.write()::in)
                : work.lease().transact(further.write()::in);
        work.step().accept("renewal past " + renewal.state());
        yield won;
      }
      case RenewalStep.Taken.Waits waits -> {
        long until = work.now() + backoff.pause(renewal.attempts(), waits.progress());
        yield !work.lease()
            .transact(c -> store.waits(c, renewal, waits.code(), waits.why(), until));
      }
      case RenewalStep.Taken.Denied denied -> {
        again(renewal, denied.refusal());
        yield false;
      }
    };
  }

  private void again(Renewal renewal, Refusal refusal) {
    long now = work.now();
    long until = now + backoff.pause(renewal.attempts(), false);
    work.lease()
        .transact(c -> store.again(c, renewal, refusal.code(), refusal.toString(), now, until));
  }

  private RenewalStep.Taken taken(Renewal renewal) {
    try {
      return steps.get(renewal.state()).take(renewal);
    } catch (LedgerUnavailable e) {
      return new RenewalStep.Taken.Waits("PTL-RLY-001", String.valueOf(e.getMessage()), false);
    } catch (LedgerRefused e) {
      return new RenewalStep.Taken.Waits(e.refusal().code(), e.refusal().toString(), false);
    } catch (LeaseLost | DatabaseFailed e) {
      throw e;
    } catch (RuntimeException e) {
      return new RenewalStep.Taken.Waits("PTL-RLY-007", e.toString(), false);
    }
  }
}

package org.portolan.relay.deliver;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.publisher.db.DatabaseFailed;
import org.portolan.record.cose.Signer;
import org.portolan.relay.store.Backoff;
import org.portolan.relay.store.LeaseLost;
import org.portolan.relay.work.LaneWork;

/**
 * Takes each due delivery of a lane as far as it goes now, a step of its state machine at a time.
 * Whatever it was doing when it was killed, it does again or finds done: the keys of the
 * destination absorb what was sent twice.
 */
public final class Deliveries {
  private static final int AT_ONCE = 64;

  /** After so many statements that the destination did not take a person looks. */
  private static final int MOST_ROUNDS = 20;

  private final LaneWork work;
  private final DeliveryStore store;
  private final DeliveryJournal journal;
  private final Backoff backoff;
  private final Signer answers;
  private final Map<DeliveryState, Step> steps;

  /**
   * @param answers signs what goes back to the source of a delivery that was refused or expired
   */
  public Deliveries(
      LaneWork work,
      DeliveryStore store,
      Map<DeliveryState, Step> steps,
      Backoff backoff,
      Signer answers) {
    this.work = work;
    this.store = store;
    this.journal = new DeliveryJournal(work.lease());
    this.steps = steps;
    this.backoff = backoff;
    this.answers = answers;
  }

  public void run() {
    List<Delivery> due;
    boolean moved;
    do {
      due = store.due(work.lane().id(), work.lane().rules().ordered(), work.now(), AT_ONCE);
      moved = false;
      for (Delivery delivery : due) {
        moved |= run(delivery);
      }
    } while (moved && !due.isEmpty());
  }

  /** Whether it came further. */
  private boolean run(Delivery first) {
    Delivery delivery = first;
    while (!delivery.state().isEnd() && !delivery.parked() && step(delivery)) {
      work.step().accept("delivery past " + delivery.state());
      delivery = store.of(delivery.id()).orElseThrow();
    }
    return delivery.state() != first.state();
  }

  /** False where it has to wait, or has come to an end. */
  private boolean step(Delivery delivery) {
    if (isLate(delivery)) {
      expire(delivery);
      return false;
    }
    try {
      return taken(delivery, steps.get(delivery.state()).take(delivery));
    } catch (LedgerUnavailable e) {
      return waits(delivery, "PTL-RLY-001", String.valueOf(e.getMessage()), false);
    } catch (LedgerRefused e) {
      return denied(delivery, e.refusal());
    } catch (LeaseLost | DatabaseFailed e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(delivery, e);
    }
  }

  private boolean taken(Delivery delivery, StepResult result) {
    return switch (result) {
      case StepResult.Moved moved -> journal.move(delivery, moved, work.now());
      case StepResult.Waits waits -> waits(delivery, waits.code(), waits.why(), waits.progress());
      case StepResult.Denied denied -> denied(delivery, denied.refusal());
    };
  }

  private boolean waits(Delivery delivery, String code, String why, boolean progress) {
    long until = work.now() + backoff.pause(delivery.attempts(), progress);
    journal.waits(delivery, new StepResult.Waits(code, why, progress), work.now(), until, false);
    return false;
  }

  private boolean denied(Delivery delivery, Refusal refusal) {
    String why = refusal.toString();
    switch (RefusalActions.of(refusal.code())) {
      case ATTEST_AGAIN -> {
        if (delivery.rounds() >= MOST_ROUNDS) {
          journal.park(delivery, refusal.code(), why, work.now());
        } else {
          long until = work.now() + backoff.pause(delivery.rounds(), false);
          journal.attestAgain(delivery, refusal.code(), why, work.now(), until);
        }
      }
      case PARK -> journal.park(delivery, refusal.code(), why, work.now());
      case REFUSE -> end(delivery, DeliveryState.REFUSED, refusal.code(), why);
    }
    return false;
  }

  /** A defect, as likely in one delivery's data as in ours: it must not stop the others. */
  private boolean failed(Delivery delivery, RuntimeException e) {
    String why = "failed: " + e;
    if (delivery.failures() + 1 >= work.lane().rules().poisonAfter()) {
      journal.park(delivery, "PTL-RLY-007", why, work.now());
    } else {
      long until = work.now() + backoff.pause(delivery.failures(), false);
      StepResult.Waits waits = new StepResult.Waits("PTL-RLY-007", why, false);
      journal.waits(delivery, waits, work.now(), until, true);
    }
    return false;
  }

  /**
   * Only while nothing can have been sent: nobody is told that it expired and gets it after all.
   */
  private boolean isLate(Delivery delivery) {
    Optional<Duration> limit = work.lane().rules().timeLimit();
    return limit.isPresent()
        && !delivery.state().mayHaveBeenSent()
        && delivery.discoveredAt() + limit.get().toMillis() < work.now()
        && work.txs().ofDelivery(delivery.id()).isEmpty();
  }

  private void expire(Delivery delivery) {
    Refusal refusal =
        Refusal.of(
            "PTL-RLY-009",
            "delivery " + delivery.id(),
            delivery.reason().orElse("still " + delivery.state()),
            "its end within " + work.lane().rules().timeLimit().orElseThrow().toSeconds() + " s");
    end(delivery, DeliveryState.EXPIRED, refusal.code(), refusal.toString());
  }

  private void end(Delivery delivery, DeliveryState end, String code, String why) {
    String reason = DeliveryEvents.cut(why);
    byte[] answer =
        Answer.of(work.lane().id(), delivery.anchor(), end, code, reason, work.now() / 1_000)
            .signed(answers);
    if (journal.end(delivery, end, code, reason, answer, work.now())) {
      work.step().accept("delivery " + end);
    }
  }
}

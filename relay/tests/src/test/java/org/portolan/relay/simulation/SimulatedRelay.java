package org.portolan.relay.simulation;

import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.LedgerRefused;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.ledger.Prepared;
import org.portolan.publisher.db.DatabaseFailed;
import org.portolan.record.cose.SigningKey;
import org.portolan.relay.Lane;
import org.portolan.relay.deliver.DeliverySteps;
import org.portolan.relay.deliver.RecordsToRecognize;
import org.portolan.relay.engine.LaneEngine;
import org.portolan.relay.engine.Surroundings;

/** A relay's process: the real engine, which dies, stops, loses its clock, and is started again. */
final class SimulatedRelay {
  private static final SigningKey ANSWERS = SimulatedKeys.of("answers");

  private final Schedule schedule;
  private final String name;
  private final DeliverySteps.Watching mutant;
  private final VirtualTime.Shown clock;
  private final Turns.Turn turn = new Turns().new Turn();
  private Optional<LaneEngine> engine = Optional.empty();
  private long downUntil;
  private boolean nodeLies;

  SimulatedRelay(Schedule schedule, String name, DeliverySteps.Watching mutant) {
    this.schedule = schedule;
    this.name = name;
    this.mutant = mutant;
    this.clock = schedule.time.new Shown();
  }

  boolean isAble() {
    return schedule.time.millis() >= downUntil;
  }

  /** Goes on with what it was doing, or begins. */
  void turn() {
    turn.go(this::work);
  }

  private void work() {
    moods();
    try {
      if (engine.isEmpty()) {
        engine = Optional.of(started());
      }
      engine.get().run();
    } catch (Crash e) {
      die();
    } catch (DatabaseFailed | LedgerUnavailable | LedgerRefused e) {
      schedule.say(name + " tries again: " + e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      schedule.truth.broken("a relay failed: " + e);
    }
  }

  /** Once in a while its node takes to lying, or its clock is stepped. */
  private void moods() {
    nodeLies = schedule.chance.happens(schedule.faults().lyingNode());
    boolean stepped = schedule.chance.happens(schedule.faults().clock());
    clock.wrongBy(stepped ? schedule.chance.between(-3_600_000, 3_600_000) : 0);
  }

  private void die() {
    engine = Optional.empty();
    downUntil = schedule.time.millis() + schedule.chance.between(0, 30_000);
    if (schedule.embedded && schedule.chance.happens(schedule.faults().powerLoss())) {
      schedule.say("and the power is lost");
      schedule.database.losePower();
      schedule.truth.forget();
    }
  }

  /** At a point where nothing of it is half done: another may go first, for long perhaps. */
  void mayWait() {
    if (!turn.isWorking()) {
      return;
    }
    if (schedule.chance.happens(schedule.faults().freeze())) {
      schedule.say(name + " stops");
      downUntil = schedule.time.millis() + 3 * Schedule.LEASE.toMillis();
      turn.waits();
    } else if (!schedule.embedded && schedule.chance.happens(0.05)) {
      turn.waits();
    }
  }

  private LaneEngine started() {
    return new LaneEngine(
        new Lane(
            new SourceConnection(schedule.source, mood(), () -> nodeLies),
            new DestinationConnection(schedule.destination, way(), schedule.triesFirst),
            schedule.policy,
            schedule.epoch,
            schedule.attestors,
            schedule.rules),
        schedule.database.hub(),
        new LaneEngine.Replica(name, Schedule.LEASE, ANSWERS),
        schedule.trader::opening,
        records(),
        new Surroundings(
            clock,
            schedule.time::nanos,
            schedule.chance.random(),
            step -> schedule.moment("at " + step),
            mutant));
  }

  private RecordsToRecognize records() {
    return (Anchor anchor) -> schedule.trader.records(anchor.ordinal());
  }

  private SimulatedNode.Mood mood() {
    return new SimulatedNode.Mood() {
      @Override
      public void asked() {
        way("the source");
      }

      @Override
      public long behind() {
        return schedule.chance.happens(schedule.faults().behind()) ? schedule.chance.below(4) : 0;
      }
    };
  }

  private void way(String what) {
    schedule.moment("asking " + what);
    if (schedule.chance.happens(schedule.faults().unreachable())) {
      throw new LedgerUnavailable("no answer to " + what, null);
    }
  }

  private DestinationConnection.Way way() {
    return new DestinationConnection.Way() {
      @Override
      public void asked(String what) {
        way(what);
      }

      @Override
      public boolean loses() {
        return schedule.said(happens(schedule.faults().lost()), "it is lost on its way");
      }

      @Override
      public boolean displaces() {
        return schedule.said(happens(schedule.faults().displaced()), "its place is taken");
      }

      @Override
      public boolean doubles() {
        return schedule.said(happens(schedule.faults().twice()), "it arrives twice");
      }

      @Override
      public boolean isBehind() {
        return happens(schedule.faults().behind());
      }

      @Override
      public long delay() {
        return schedule.chance.happens(0.1)
            ? schedule.chance.between(0, 300_000)
            : schedule.chance.between(0, 2_000);
      }

      @Override
      public void sends(Prepared prepared) {
        schedule.sends(prepared);
      }

      private boolean happens(double probability) {
        return schedule.chance.happens(probability);
      }
    };
  }
}

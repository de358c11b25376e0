package org.portolan.publisher;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;

/** Brings built batches to the ledger; it may be killed at any step and goes on from there. */
final class Anchoring {
  /** After that long an anchor is stuck: its fee is too low by now, or one before it is. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final BatchStore batches;
  private final Ledger ledger;
  private final Consumer<String> step;
  private Optional<Waiting> waiting = Optional.empty();
  private long anchored;

  /** The batch that waits to be final, and since when it does, by this process's clock. */
  private record Waiting(long ordinal, long since) {}

  Anchoring(BatchStore batches, Ledger ledger, Consumer<String> step) {
    this.batches = batches;
    this.ledger = ledger;
    this.step = step;
  }

  /** Takes every batch that is not anchored one step further. Returns how many still are not. */
  int advance() {
    int left = 0;
    for (BatchRow batch : batches.open(anchored + 1)) {
      // In order: the ledger takes no ordinal before the one that precedes it.
      if (left > 0 || !anchor(batch)) {
        left++;
      }
    }
    return left;
  }

  private boolean anchor(BatchRow batch) {
    Command.AnchorBatch command =
        new Command.AnchorBatch(ledger.publisher(), batch.ordinal(), batch.root(), batch.count());
    Optional<Outcome.Final> done =
        batch.state() == BatchState.BUILT
            ? Optional.empty()
            : ledger.transactor().find(command.key());
    if (done.isEmpty()) {
      done = send(batch, command);
    }
    done.ifPresent(
        end -> {
          batches.anchored(batch.ordinal(), end);
          anchored = batch.ordinal();
          step.accept("anchored");
        });
    return done.isPresent();
  }

  private Optional<Outcome.Final> send(BatchRow batch, Command.AnchorBatch command) {
    Prepared prepared = stillGood(batch, prepared(batch, command));
    ledger.transactor().send(prepared);
    step.accept("anchor sent");
    batches.sent(batch.ordinal());
    return ledger.transactor().outcome(prepared) instanceof Outcome.Final end
        ? Optional.of(end)
        : Optional.empty();
  }

  /** What is lost, or on its way for too long, is signed anew, and kept before it is sent. */
  private Prepared stillGood(BatchRow batch, Prepared prepared) {
    if (batch.state() != BatchState.SENT) {
      return prepared;
    }
    Outcome before = ledger.transactor().outcome(prepared);
    boolean lost = before instanceof Outcome.Unknown unknown && unknown.lost();
    boolean stuck = !(before instanceof Outcome.Final) && waitsTooLong(batch.ordinal());
    if (!lost && !stuck) {
      return prepared;
    }
    Prepared better = ledger.transactor().replace(prepared);
    if (!Arrays.equals(better.bytes(), prepared.bytes())) {
      batches.prepared(batch.ordinal(), better);
      step.accept("anchor signed anew");
    }
    waiting = Optional.empty();
    return better;
  }

  private boolean waitsTooLong(long ordinal) {
    if (waiting.filter(w -> w.ordinal() == ordinal).isEmpty()) {
      waiting = Optional.of(new Waiting(ordinal, System.nanoTime()));
    }
    return System.nanoTime() - waiting.get().since() >= PATIENCE.toNanos();
  }

  private Prepared prepared(BatchRow batch, Command.AnchorBatch command) {
    if (batch.prepared() != null) {
      return new Prepared(command.key(), batch.prepared(), batch.reference());
    }
    Prepared prepared = ledger.transactor().prepare(command);
    batches.prepared(batch.ordinal(), prepared);
    step.accept("anchor prepared");
    return prepared;
  }
}

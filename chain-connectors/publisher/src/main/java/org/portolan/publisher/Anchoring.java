package org.portolan.publisher;

import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.ledger.Command;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;

/** Brings built batches to the ledger; it may be killed at any step and goes on from there. */
final class Anchoring {
  private final BatchStore batches;
  private final Ledger ledger;
  private final Consumer<String> step;
  private long anchored;

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
    Prepared prepared = prepared(batch, command);
    ledger.transactor().send(prepared);
    step.accept("anchor sent");
    batches.sent(batch.ordinal());
    return ledger.transactor().outcome(prepared) instanceof Outcome.Final end
        ? Optional.of(end)
        : Optional.empty();
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

package org.portolan.relay.deliver;

import java.util.ArrayList;
import java.util.List;
import org.portolan.evidence.Refusal;
import org.portolan.relay.store.Write;

/** What came of a step. */
public sealed interface StepResult {
  /** A column of the delivery that the step filled. */
  record Column(String name, Object value) {}

  /**
   * The delivery is further.
   *
   * @param writes what else is written in the transaction that moves it
   * @param durable whether it must be on disk before the next step
   */
  record Moved(
      DeliveryState to, String note, List<Column> columns, List<Write> writes, boolean durable)
      implements StepResult {
    public Moved {
      columns = List.copyOf(columns);
      writes = List.copyOf(writes);
    }

    static Moved to(DeliveryState state, String note) {
      return new Moved(state, note, List.of(), List.of(), false);
    }

    Moved with(String column, Object value) {
      List<Column> more = new ArrayList<>(columns);
      more.add(new Column(column, value));
      return new Moved(to, note, more, writes, durable);
    }

    Moved and(Write write) {
      return new Moved(to, note, columns, List.of(write), durable);
    }

    /** On disk before anything else happens: what it prepared is about to be sent. */
    Moved durably() {
      return new Moved(to, note, columns, writes, true);
    }
  }

  /**
   * It stays where it is and is tried again.
   *
   * @param progress whether nothing is wrong: it takes its time
   */
  record Waits(String code, String why, boolean progress) implements StepResult {}

  /** A ledger or attestors refuse it; what that means is in the table of refusal actions. */
  record Denied(Refusal refusal) implements StepResult {}
}

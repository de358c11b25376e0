package org.portolan.relay.work;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.record.Bytes32;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;
import org.portolan.relay.Attestations;
import org.portolan.relay.Lane;
import org.portolan.relay.freeze.Freezes;
import org.portolan.relay.freeze.StatementWatch;
import org.portolan.relay.send.LedgerTxStore;
import org.portolan.relay.send.Sender;
import org.portolan.relay.store.LaneLease;

/**
 * A lane being worked by this replica.
 *
 * @param source the relay's own reader; nobody believes what it says
 * @param step is told each step as it is taken; a test may halt the process there
 */
public record LaneWork(
    Lane lane,
    Source source,
    LaneLease lease,
    LedgerTxStore txs,
    Sender sender,
    Freezes freezes,
    StatementWatch watch,
    Clock clock,
    Consumer<String> step) {

  public Ledger destination() {
    return lane.destination();
  }

  public Transactor transactor() {
    return lane.destination().transactor();
  }

  /** What the destination keeps of a publisher. */
  public Optional<RecognitionView.Kept> kept(Bytes32 publisher) {
    return lane.destination().recognitions().kept(lane.id(), publisher);
  }

  /** What attestors signed, without those who contradict what they signed before. */
  public Attestations watched(Statement s, PublisherStatus status, Attestations asked) {
    return asked.signatures().isEmpty()
        ? asked
        : asked.without(watch.seen(s, status, asked.signatures()), lane, s);
  }

  /** Whether something that the lane needs was frozen, since it began perhaps. */
  public boolean isFrozen() {
    return freezes.onTheWay(lane).isPresent();
  }

  /** UTC milliseconds. */
  public long now() {
    return clock.millis();
  }
}

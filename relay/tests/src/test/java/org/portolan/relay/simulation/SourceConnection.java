package org.portolan.relay.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.portolan.ledger.Capabilities;
import org.portolan.ledger.Follower;
import org.portolan.ledger.Ledger;
import org.portolan.ledger.LedgerEvent;
import org.portolan.ledger.RecognitionView;
import org.portolan.ledger.Source;
import org.portolan.ledger.Transactor;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;

/** A relay's connection to the source, through a node that may lie to it. */
final class SourceConnection implements Ledger, Follower {
  private final SimulatedSource chain;
  private final SimulatedNode.Mood mood;
  private final SimulatedNode node;
  private final BooleanSupplier lies;

  SourceConnection(SimulatedSource chain, SimulatedNode.Mood mood, BooleanSupplier lies) {
    this.chain = chain;
    this.mood = mood;
    this.lies = lies;
    this.node = new SimulatedNode("the relay's node", chain, mood, lies);
  }

  /**
   * As a chain's: the cursor names what was read by its hashes, so that a node that tells the truth
   * sees where another one lied, and tells it anew from there.
   */
  @Override
  public Page read(Cursor after, int max, Duration wait) {
    mood.asked();
    String[] cursor = after.equals(Cursor.START) ? new String[] {"0"} : after.value().split(":");
    int from = Integer.parseInt(cursor[0]);
    int lie = cursor.length > 1 ? Integer.parseInt(cursor[1]) : -1;
    List<LedgerEvent> told = new ArrayList<>();
    if (lie >= 0 && !lies.getAsBoolean()) {
      LedgerEvent first = chain.events().get(lie);
      told.add(new LedgerEvent.RolledBack(first.height() - 1, first.time()));
      from = lie;
      lie = -1;
    }
    long known = chain.height() - mood.behind();
    while (from < chain.events().size()
        && told.size() < max
        && chain.events().get(from).height() <= known) {
      LedgerEvent event = chain.events().get(from);
      if (lies.getAsBoolean() && event instanceof LedgerEvent.BatchAnchored anchored) {
        lie = lie < 0 ? from : lie;
        event =
            new LedgerEvent.BatchAnchored(
                SimulatedNode.forged(anchored.anchor()), event.height(), event.time());
      }
      told.add(event);
      from++;
    }
    return new Page(told, new Cursor(from + (lie < 0 ? "" : ":" + lie)));
  }

  @Override
  public NetworkIdentity network() {
    return chain.network;
  }

  @Override
  public Bytes32 registry() {
    return chain.registry;
  }

  @Override
  public Bytes32 publisher() {
    return chain.publisher;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Set.of());
  }

  @Override
  public Follower follower() {
    return this;
  }

  @Override
  public List<Source> sources() {
    return List.of(node);
  }

  @Override
  public Transactor transactor() {
    throw new UnsupportedOperationException("a relay writes nothing to its source");
  }

  @Override
  public RecognitionView recognitions() {
    throw new UnsupportedOperationException("a source recognizes nothing");
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

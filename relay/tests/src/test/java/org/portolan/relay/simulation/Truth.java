package org.portolan.relay.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.evidence.Anchor;
import org.portolan.ledger.Command;
import org.portolan.ledger.Prepared;
import org.portolan.ledger.RecognitionView.Kept;
import org.portolan.publisher.PublishedRecord;
import org.portolan.record.BatchStatement;
import org.portolan.record.Bytes32;
import org.portolan.record.Ending;
import org.portolan.record.PublisherStatus;
import org.portolan.record.Statement;
import org.portolan.record.TradeRecord;
import org.portolan.relay.deliver.DeliveryState;

/**
 * What must hold whatever fails: looked at whenever the destination takes a command, something is
 * sent, or the hub's database has committed.
 */
final class Truth {
  private final SimulatedSource source;
  private final Trader trader;
  private final Bytes32 lane;
  private SimulatedDestination destination;
  private SimulatedDatabase database;
  private final Set<String> broken = new TreeSet<>();
  private final Map<Long, DeliveryState> states = new HashMap<>();
  private final Set<Bytes32> recognized = new TreeSet<>();
  private final Set<Long> accepted = new TreeSet<>();

  Truth(SimulatedSource source, Trader trader, Bytes32 lane) {
    this.source = source;
    this.trader = trader;
    this.lane = lane;
  }

  void of(SimulatedDestination destination, SimulatedDatabase database) {
    this.destination = destination;
    this.database = database;
  }

  void broken(String what) {
    broken.add(what);
  }

  Set<String> broken() {
    return broken;
  }

  /** Nothing is taken that is not so at the source, and nothing twice. */
  void applied(Command command) {
    switch (command) {
      case Command.AcceptBatch accept -> {
        BatchStatement s = accept.statement();
        Anchor stated =
            new Anchor(
                s.publisher(), s.ordinal(), s.root(), s.count(), s.position(), s.anchorHash());
        if (!source.anchorOf(s.publisher(), s.ordinal()).equals(Optional.of(stated))) {
          broken("a batch was accepted that is not anchored: ordinal " + s.ordinal());
        }
        if (!accepted.add(s.ordinal())) {
          broken("a batch was accepted twice: ordinal " + s.ordinal());
        }
        stated(s, accept.status());
      }
      case Command.AcceptStatus accept -> stated(accept.statement(), accept.status());
      case Command.Recognize recognize -> recognized(recognize);
      default -> {
        // Trust is not the relay's to change.
      }
    }
  }

  private void stated(Statement s, PublisherStatus status) {
    if (!source.statusAt(s.asOfHeight()).equals(status)) {
      broken("a status was accepted that hides an ending, as of height " + s.asOfHeight());
    }
  }

  private void recognized(Command.Recognize recognize) {
    Bytes32 c = recognize.proof().header().commitment();
    long ordinal = recognize.proof().ordinal();
    boolean anchored =
        trader.records(ordinal).stream().anyMatch(r -> r.record().commitment().equals(c));
    if (!anchored) {
      broken("a record was recognized that is not anchored, of ordinal " + ordinal);
    }
    if (!recognized.add(c)) {
      broken("a record was recognized twice, of ordinal " + ordinal);
    }
    Kept kept = destination.state.kept(lane, source.publisher).orElseThrow();
    int known = source.endingsAt(kept.asOfHeight());
    if (source.endings().subList(0, known).stream().anyMatch(e -> e.commitment().equals(c))) {
      broken("a record was recognized that the destination knew as ended, of ordinal " + ordinal);
    }
  }

  /** Nothing leaves that a crash would forget. */
  void sent(Prepared prepared) {
    if (!database.keeps(prepared.bytes())) {
      broken("sent before it was stored: " + prepared.key().verb());
    }
  }

  private record Row(long ordinal, DeliveryState state, long nextAt, String reason) {}

  private List<Row> rows() {
    return database.read(
        "SELECT ordinal, state, next_at, reason FROM delivery ORDER BY id",
        row ->
            new Row(
                row.getLong(1),
                DeliveryState.valueOf(row.getString(2)),
                row.getLong(3),
                row.getString(4)));
  }

  /** States go forward, and say the truth. */
  void committed() {
    for (Row row : rows()) {
      DeliveryState before = states.put(row.ordinal(), row.state());
      if (before != null && !mayFollow(before, row.state())) {
        broken("a delivery went from " + before + " to " + row.state());
      }
      if (row.state() == DeliveryState.ACCEPTED || row.state() == DeliveryState.RECOGNIZED) {
        if (!accepted.contains(row.ordinal())) {
          broken("a delivery is " + row.state() + " and the destination has no such batch");
        }
      }
      if (row.state() == DeliveryState.RECOGNIZED && before != row.state()) {
        trader.records(row.ordinal()).forEach(this::hasItsEnd);
      }
    }
  }

  private static boolean mayFollow(DeliveryState before, DeliveryState after) {
    if (before.isEnd()) {
      return before == after;
    }
    boolean attestedAgain = after == DeliveryState.EVIDENCED;
    boolean movedOnItsLedger = after == DeliveryState.DISCOVERED && !before.mayHaveBeenSent();
    return after.compareTo(before) >= 0 || attestedAgain || movedOnItsLedger;
  }

  /** Recognized, or known to be ended, or a later version of it is. */
  private void hasItsEnd(PublishedRecord record) {
    Bytes32 c = record.record().commitment();
    boolean ended = source.endings().stream().map(Ending::commitment).anyMatch(c::equals);
    if (!recognized.contains(c) && !ended) {
      broken("a delivery is done, and a record of it is neither recognized nor ended");
    }
  }

  /** After a loss of power: what was not on disk may be done once more. */
  void forget() {
    states.clear();
  }

  /** Once nothing fails any more, everything has arrived. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    Map<Long, Row> rows = new HashMap<>();
    rows().forEach(row -> rows.put(row.ordinal(), row));
    for (Anchor anchor : source.anchors()) {
      Row row = rows.get(anchor.ordinal());
      if (row == null || row.state() != DeliveryState.RECOGNIZED) {
        missing.add("batch " + anchor.ordinal() + " is not delivered: " + row);
      }
    }
    for (TradeRecord record : trader.standing()) {
      if (!recognized.contains(record.commitment())) {
        missing.add("a record that stands is not recognized");
      }
    }
    Optional<PublisherStatus> kept =
        destination.state.kept(lane, source.publisher).map(Kept::status);
    if (!source.anchors().isEmpty()
        && !kept.equals(Optional.of(source.statusAt(source.height())))) {
      missing.add("an ending has not arrived: " + kept);
    }
    return missing;
  }
}

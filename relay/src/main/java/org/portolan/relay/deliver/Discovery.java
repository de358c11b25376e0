package org.portolan.relay.deliver;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.words.Place;
import org.portolan.ledger.Follower;
import org.portolan.ledger.LedgerEvent;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.relay.renew.RenewalStore;
import org.portolan.relay.work.LaneWork;

/**
 * Reads the source: every new anchor becomes a delivery, every ending a wish for a renewal. The
 * cursor moves in the same transaction. While too many deliveries are open nothing new is
 * discovered, but endings are looked for all the same.
 */
public final class Discovery {
  private static final int PAGE = 500;

  private final HubDatabase database;
  private final LaneWork work;
  private final DeliveryStore deliveries;
  private final RenewalStore renewals;
  private final Follower follower;
  private Follower.Cursor ahead = Follower.Cursor.START;

  public Discovery(
      HubDatabase database, LaneWork work, DeliveryStore deliveries, RenewalStore renewals) {
    this.database = database;
    this.work = work;
    this.deliveries = deliveries;
    this.renewals = renewals;
    this.follower = work.lane().source().follower();
  }

  public void run() {
    boolean more = true;
    while (more) {
      int room = work.lane().rules().maxOpen() - deliveries.open(work.lane().id());
      more = room > 0 ? discover(Math.min(room, PAGE)) : lookAhead();
    }
  }

  private boolean discover(int most) {
    Follower.Cursor from = cursor();
    Follower.Page page = follower.read(from, most, Duration.ZERO);
    if (page.next().equals(from)) {
      return false;
    }
    work.lease()
        .write(
            c -> {
              for (LedgerEvent event : page.events()) {
                take(c, event);
              }
              moveCursor(c, page.next());
            });
    ahead = page.next();
    work.step().accept("deliveries discovered");
    return page.events().size() == most;
  }

  /** A lane that is full must not hold a revocation back. */
  private boolean lookAhead() {
    Follower.Cursor from = ahead.equals(Follower.Cursor.START) ? cursor() : ahead;
    Follower.Page page = follower.read(from, PAGE, Duration.ZERO);
    work.lease()
        .write(
            c -> {
              for (LedgerEvent event : page.events()) {
                if (event instanceof LedgerEvent.RecordEnded ended) {
                  renewals.wanted(c, ended.publisher(), work.now());
                }
              }
            });
    ahead = page.next();
    return page.events().size() == PAGE;
  }

  private void take(Connection c, LedgerEvent event) throws SQLException {
    switch (event) {
      case LedgerEvent.BatchAnchored anchored -> discovered(c, anchored.anchor());
      case LedgerEvent.RecordEnded ended -> renewals.wanted(c, ended.publisher(), work.now());
      default -> {
        // What a destination tells of itself is no news to the lanes that begin here.
      }
    }
  }

  private void discovered(Connection c, Anchor a) throws SQLException {
    int added =
        Rows.change(
            c,
            "INSERT INTO delivery (lane, publisher, ordinal, root, leaf_count, position,"
                + " anchor_hash, state, fence, attempts, next_at, parked, discovered_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, 'DISCOVERED', 0, 0, 0, FALSE, ?)"
                + " ON CONFLICT DO NOTHING",
            work.lane().id(),
            a.publisher(),
            a.ordinal(),
            a.root(),
            a.count(),
            a.position(),
            a.anchorHash(),
            work.now());
    String note =
        "batch "
            + a.ordinal()
            + " was anchored: "
            + Place.words(work.lane().source().network(), a.position());
    if (added == 1 || isToldAnew(c, a)) {
      DeliveryEvents.add(c, id(c, a), DeliveryState.DISCOVERED, note, work.now());
    }
  }

  /**
   * A reorganised ledger anchors the same batch elsewhere, or another one; or a node told what was
   * not so, and now tells the truth: the delivery begins again with it.
   */
  private boolean isToldAnew(Connection c, Anchor a) throws SQLException {
    return Rows.change(
            c,
            "UPDATE delivery SET state = 'DISCOVERED', fence = fence + 1, root = ?, leaf_count = ?,"
                + " position = ?, anchor_hash = ?, evidence = NULL, attested = NULL, next_at = 0"
                + " WHERE lane = ? AND publisher = ? AND ordinal = ?"
                + " AND (root <> ? OR leaf_count <> ? OR position <> ? OR anchor_hash <> ?)"
                + " AND state IN ('DISCOVERED', 'EVIDENCED', 'ATTESTED')",
            a.root(),
            a.count(),
            a.position(),
            a.anchorHash(),
            work.lane().id(),
            a.publisher(),
            a.ordinal(),
            a.root(),
            a.count(),
            a.position(),
            a.anchorHash())
        == 1;
  }

  private long id(Connection c, Anchor a) throws SQLException {
    return Rows.first(
            c,
            row -> row.getLong(1),
            "SELECT id FROM delivery WHERE lane = ? AND publisher = ? AND ordinal = ?",
            work.lane().id(),
            a.publisher(),
            a.ordinal())
        .orElseThrow();
  }

  private Follower.Cursor cursor() {
    Optional<String> kept =
        database.transact(
            c ->
                Rows.first(
                    c,
                    row -> row.getString("read_to"),
                    "SELECT read_to FROM lane_cursor WHERE lane = ?",
                    work.lane().id()));
    return kept.map(Follower.Cursor::new).orElse(Follower.Cursor.START);
  }

  private void moveCursor(Connection c, Follower.Cursor next) throws SQLException {
    Rows.change(
        c,
        "INSERT INTO lane_cursor (lane, read_to) VALUES (?, ?) ON CONFLICT DO NOTHING",
        work.lane().id(),
        next.value());
    Rows.change(
        c, "UPDATE lane_cursor SET read_to = ? WHERE lane = ?", next.value(), work.lane().id());
  }
}

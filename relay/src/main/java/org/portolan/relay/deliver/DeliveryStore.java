package org.portolan.relay.deliver;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.Follower;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;

/** Deliveries in the hub's database. A step is one transaction, and only its winner's counts. */
public final class DeliveryStore {
  private static final int MAX_NOTE = 2_000;

  private final HubDatabase database;

  public DeliveryStore(HubDatabase database) {
    this.database = database;
  }

  public Follower.Cursor cursor(Bytes32 lane) {
    return database
        .transact(
            c ->
                Rows.first(
                    c,
                    row -> row.getString("read_to"),
                    "SELECT read_to FROM lane_cursor WHERE lane = ?",
                    lane))
        .map(Follower.Cursor::new)
        .orElse(Follower.Cursor.START);
  }

  /** New deliveries and the cursor behind them, in one transaction. */
  void discovered(Bytes32 lane, List<Anchor> anchors, Follower.Cursor next, long now) {
    database.durably(
        c -> {
          for (Anchor anchor : anchors) {
            insert(c, lane, anchor, now);
          }
          if (Rows.change(
                  c, "UPDATE lane_cursor SET read_to = ? WHERE lane = ?", next.value(), lane)
              == 0) {
            Rows.change(
                c, "INSERT INTO lane_cursor (lane, read_to) VALUES (?, ?)", lane, next.value());
          }
          return null;
        });
  }

  private static void insert(Connection c, Bytes32 lane, Anchor a, long now) throws SQLException {
    int added =
        Rows.change(
            c,
            "INSERT INTO delivery (lane, publisher, ordinal, root, leaf_count, position,"
                + " anchor_hash, state, fence, attempts, next_at, parked)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, 'DISCOVERED', 0, 0, 0, FALSE)"
                + " ON CONFLICT DO NOTHING",
            lane,
            a.publisher(),
            a.ordinal(),
            a.root(),
            a.count(),
            a.position(),
            a.anchorHash());
    if (added == 1) {
      Rows.change(
          c,
          "INSERT INTO delivery_event (delivery, at_time, state, note)"
              + " SELECT id, ?, 'DISCOVERED', ? FROM delivery"
              + " WHERE lane = ? AND publisher = ? AND ordinal = ?",
          now,
          "batch " + a.ordinal() + " was anchored at " + a.position().hex().substring(0, 16),
          lane,
          a.publisher(),
          a.ordinal());
    }
  }

  /** What may be taken a step further now, in the order of the source. */
  List<Delivery> due(Bytes32 lane, long now) {
    return database.transact(
        c ->
            Rows.list(
                c,
                Delivery::read,
                "SELECT * FROM delivery WHERE lane = ? AND state NOT IN ('RECOGNIZED', 'REFUSED')"
                    + " AND parked = FALSE AND next_at <= ? ORDER BY publisher, ordinal",
                lane,
                now));
  }

  /** What a step changes besides the state. */
  record Change(String column, Object value) {}

  /**
   * Moves a delivery if nobody else has since it was read.
   *
   * @return whether this caller won
   */
  boolean move(Delivery from, DeliveryState to, String note, long now, Change... changes) {
    StringBuilder sql =
        new StringBuilder(
            "UPDATE delivery SET state = ?, fence = fence + 1, attempts = 0, next_at = 0");
    Object[] arguments = new Object[4 + changes.length];
    arguments[0] = to.name();
    for (int i = 0; i < changes.length; i++) {
      sql.append(", ").append(changes[i].column()).append(" = ?");
      arguments[1 + i] = changes[i].value();
    }
    sql.append(" WHERE id = ? AND state = ? AND fence = ?");
    arguments[1 + changes.length] = from.id();
    arguments[2 + changes.length] = from.state().name();
    arguments[3 + changes.length] = from.fence();
    return database.durably(
        c -> {
          boolean won = Rows.change(c, sql.toString(), arguments) == 1;
          if (won) {
            event(c, from.id(), to, note, now);
          }
          return won;
        });
  }

  /** Leaves a delivery where it is and says why, to be tried again. */
  void waits(Delivery delivery, String code, String why, long now, long nextAt) {
    String reason = cut(why);
    database.transact(
        c -> {
          int changed =
              Rows.change(
                  c,
                  "UPDATE delivery SET attempts = attempts + 1, next_at = ?, reason_code = ?,"
                      + " reason = ?, fence = fence + 1 WHERE id = ? AND state = ? AND fence = ?",
                  nextAt,
                  code,
                  reason,
                  delivery.id(),
                  delivery.state().name(),
                  delivery.fence());
          if (changed == 1 && !delivery.reason().equals(Optional.of(reason))) {
            event(c, delivery.id(), delivery.state(), "waits: " + why, now);
          }
          return null;
        });
  }

  void refuse(Delivery delivery, Refusal refusal, long now) {
    move(
        delivery,
        DeliveryState.REFUSED,
        refusal.toString(),
        now,
        new Change("reason_code", refusal.code()),
        new Change("reason", cut(refusal.toString())));
  }

  private static void event(Connection c, long delivery, DeliveryState state, String note, long at)
      throws SQLException {
    Rows.change(
        c,
        "INSERT INTO delivery_event (delivery, at_time, state, note) VALUES (?, ?, ?, ?)",
        delivery,
        at,
        state.name(),
        cut(note));
  }

  private static String cut(String text) {
    return text.length() <= MAX_NOTE ? text : text.substring(0, MAX_NOTE);
  }

  public List<Delivery> all() {
    return database.transact(
        c -> Rows.list(c, Delivery::read, "SELECT * FROM delivery ORDER BY id"));
  }

  public Optional<Delivery> of(Bytes32 lane, Bytes32 publisher, long ordinal) {
    return database.transact(
        c ->
            Rows.first(
                c,
                Delivery::read,
                "SELECT * FROM delivery WHERE lane = ? AND publisher = ? AND ordinal = ?",
                lane,
                publisher,
                ordinal));
  }

  public List<DeliveryEvent> events(long delivery) {
    return database.transact(
        c ->
            Rows.list(
                c,
                row ->
                    new DeliveryEvent(
                        row.getLong("at_time"),
                        DeliveryState.valueOf(row.getString("state")),
                        row.getString("note")),
                "SELECT * FROM delivery_event WHERE delivery = ? ORDER BY id",
                delivery));
  }
}

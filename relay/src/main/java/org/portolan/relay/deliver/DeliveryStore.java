package org.portolan.relay.deliver;

import java.util.List;
import java.util.Optional;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;

/** Deliveries as they stand, for whoever wants to know. */
public final class DeliveryStore {
  private final HubDatabase database;

  public DeliveryStore(HubDatabase database) {
    this.database = database;
  }

  public List<Delivery> all() {
    return database.transact(
        c -> Rows.list(c, Delivery::read, "SELECT * FROM delivery ORDER BY id"));
  }

  public Optional<Delivery> of(long id) {
    return database.transact(
        c -> Rows.first(c, Delivery::read, "SELECT * FROM delivery WHERE id = ?", id));
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

  /** What was answered to the source, signed, once it was refused or expired. */
  public Optional<byte[]> answer(long delivery) {
    return database.transact(
        c ->
            Rows.first(
                c,
                row -> row.getBytes("answer"),
                "SELECT answer FROM delivery_answer WHERE delivery = ?",
                delivery));
  }

  /** How many of a lane are in a state. */
  int count(Bytes32 lane, DeliveryState state) {
    return database
        .transact(
            c ->
                Rows.first(
                    c,
                    row -> row.getInt(1),
                    "SELECT COUNT(*) FROM delivery WHERE lane = ? AND state = ?",
                    lane,
                    state.name()))
        .orElseThrow();
  }

  /** How many of a lane have not come to an end. */
  public int open(Bytes32 lane) {
    return database
        .transact(
            c ->
                Rows.first(
                    c,
                    row -> row.getInt(1),
                    "SELECT COUNT(*) FROM delivery WHERE lane = ? AND state NOT IN "
                        + DeliveryState.ENDS,
                    lane))
        .orElseThrow();
  }

  /**
   * What may be taken a step further now, in the order of discovery.
   *
   * @param ordered only what no earlier batch of the same publisher stands before
   */
  List<Delivery> due(Bytes32 lane, boolean ordered, long now, int max) {
    String first =
        ordered
            ? " AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.lane = d.lane"
                + " AND e.publisher = d.publisher AND e.ordinal < d.ordinal AND e.state NOT IN "
                + DeliveryState.ENDS
                + ")"
            : "";
    return database.transact(
        c ->
            Rows.list(
                c,
                Delivery::read,
                "SELECT * FROM delivery d WHERE lane = ? AND state NOT IN "
                    + DeliveryState.ENDS
                    + " AND parked = FALSE AND next_at <= ?"
                    + first
                    + " ORDER BY id FETCH FIRST ? ROWS ONLY",
                lane,
                now,
                max));
  }
}

package org.portolan.relay.deliver;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;

/** What a person does to a delivery: stops it, and lets it go on. */
public final class Parking {
  private final HubDatabase database;
  private final Clock clock;

  public Parking(HubDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Deliveries that wait for a person. */
  public List<Delivery> parked() {
    return database.transact(
        c ->
            Rows.list(c, Delivery::read, "SELECT * FROM delivery WHERE parked = TRUE ORDER BY id"));
  }

  /**
   * Stops a delivery where it is. What was sent already may still be done by the destination.
   *
   * @param who for whoever reads the delivery's history
   * @return false where it has come to an end, is parked already, or is not there
   */
  public boolean park(long delivery, String who, String why) {
    return change(
        delivery,
        "parked by " + who + ": " + why,
        c ->
            Rows.change(
                c,
                "UPDATE delivery SET parked = TRUE, fence = fence + 1, reason_code = 'PTL-RLY-008',"
                    + " reason = ? WHERE id = ? AND parked = FALSE AND state NOT IN "
                    + DeliveryState.ENDS,
                DeliveryEvents.cut("parked by " + who + ": " + why),
                delivery));
  }

  /**
   * Lets a parked delivery go on at once, as if it had never failed.
   *
   * @return false where it was not parked
   */
  public boolean release(long delivery, String who) {
    return change(
        delivery,
        "released by " + who,
        c ->
            Rows.change(
                c,
                "UPDATE delivery SET parked = FALSE, fence = fence + 1, attempts = 0, failures = 0,"
                    + " rounds = 0, next_at = 0, reason_code = NULL, reason = NULL"
                    + " WHERE id = ? AND parked = TRUE",
                delivery));
  }

  @FunctionalInterface
  private interface Change {
    int in(Connection c) throws SQLException;
  }

  private boolean change(long delivery, String note, Change change) {
    return database.durably(
        c -> {
          boolean changed = change.in(c) == 1;
          if (changed) {
            Optional<String> state =
                Rows.first(
                    c,
                    row -> row.getString("state"),
                    "SELECT state FROM delivery WHERE id = ?",
                    delivery);
            DeliveryEvents.add(
                c, delivery, DeliveryState.valueOf(state.orElseThrow()), note, clock.millis());
          }
          return changed;
        });
  }
}

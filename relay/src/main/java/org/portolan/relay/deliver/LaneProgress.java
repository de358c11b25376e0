package org.portolan.relay.deliver;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;

/**
 * How far a lane is, for whoever watches it.
 *
 * @param states how many deliveries are in each state, those at their end among them
 * @param parked how many wait for a person
 * @param longest the open delivery that was discovered first, with what it waits for
 * @param renewals how many publishers' newest status is on its way
 */
public record LaneProgress(
    Map<DeliveryState, Long> states, long parked, Optional<Delivery> longest, long renewals) {

  public static LaneProgress of(HubDatabase database, Bytes32 lane) {
    return database.transact(
        c -> {
          Map<DeliveryState, Long> states = new EnumMap<>(DeliveryState.class);
          Rows.list(
              c,
              row -> states.put(DeliveryState.valueOf(row.getString(1)), row.getLong(2)),
              "SELECT state, COUNT(*) FROM delivery WHERE lane = ? GROUP BY state",
              lane);
          long parked =
              Rows.first(
                      c,
                      row -> row.getLong(1),
                      "SELECT COUNT(*) FROM delivery WHERE lane = ? AND parked = TRUE"
                          + " AND state NOT IN "
                          + DeliveryState.ENDS,
                      lane)
                  .orElseThrow();
          Optional<Delivery> longest =
              Rows.first(
                  c,
                  Delivery::read,
                  "SELECT * FROM delivery WHERE lane = ? AND state NOT IN "
                      + DeliveryState.ENDS
                      + " ORDER BY id FETCH FIRST 1 ROWS ONLY",
                  lane);
          long renewals =
              Rows.first(
                      c,
                      row -> row.getLong(1),
                      "SELECT COUNT(*) FROM renewal WHERE lane = ?"
                          + " AND (state <> 'RESTING' OR wanted_at IS NOT NULL)",
                      lane)
                  .orElseThrow();
          return new LaneProgress(states, parked, longest, renewals);
        });
  }

  /** Deliveries that have not come to an end. */
  public long open() {
    return states.entrySet().stream()
        .filter(each -> !each.getKey().isEnd())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}

package org.portolan.relay.deliver;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;

/**
 * A delivery as stored.
 *
 * @param fence raised by every step, so that of two that try one wins
 * @param attempts how often it was tried in this state
 * @param nextAt UTC milliseconds before which it is not tried again
 * @param parked whether it waits for a person
 * @param discoveredAt UTC milliseconds
 * @param rounds how often its statement had to be signed anew
 * @param failures how often it failed for no reason that is known
 */
public record Delivery(
    long id,
    Bytes32 lane,
    Anchor anchor,
    DeliveryState state,
    long fence,
    int attempts,
    long nextAt,
    boolean parked,
    Optional<String> reasonCode,
    Optional<String> reason,
    Optional<byte[]> evidence,
    Optional<byte[]> attested,
    long discoveredAt,
    int rounds,
    int failures) {
  static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        Rows.hash(row, "lane"),
        new Anchor(
            Rows.hash(row, "publisher"),
            row.getLong("ordinal"),
            Rows.hash(row, "root"),
            row.getLong("leaf_count"),
            Rows.hash(row, "position"),
            Rows.hash(row, "anchor_hash")),
        DeliveryState.valueOf(row.getString("state")),
        row.getLong("fence"),
        row.getInt("attempts"),
        row.getLong("next_at"),
        row.getBoolean("parked"),
        Optional.ofNullable(row.getString("reason_code")),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getBytes("evidence")),
        Optional.ofNullable(row.getBytes("attested")),
        row.getLong("discovered_at"),
        row.getInt("rounds"),
        row.getInt("failures"));
  }
}

package org.portolan.relay.renew;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;

/**
 * A renewal as stored. Times are UTC milliseconds.
 *
 * @param wantedAt when an ending was seen that the destination may not have
 * @param renewAt when a statement is due even if nothing ended
 * @param attested the statement with its signatures
 * @param applied how many of its endings, the newest first, the destination has taken
 * @param part how many the command in {@code tx} brings
 */
public record Renewal(
    Bytes32 publisher,
    RenewalState state,
    Optional<Long> wantedAt,
    long renewAt,
    Optional<byte[]> attested,
    long applied,
    long part,
    long tx,
    long fence,
    int attempts,
    long nextAt,
    Optional<String> reasonCode,
    Optional<String> reason) {
  static Renewal read(ResultSet row) throws SQLException {
    return new Renewal(
        Rows.hash(row, "publisher"),
        RenewalState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getObject("wanted_at", Long.class)),
        row.getLong("renew_at"),
        Optional.ofNullable(row.getBytes("attested")),
        row.getLong("applied"),
        row.getLong("part"),
        row.getLong("tx"),
        row.getLong("fence"),
        row.getInt("attempts"),
        row.getLong("next_at"),
        Optional.ofNullable(row.getString("reason_code")),
        Optional.ofNullable(row.getString("reason")));
  }
}

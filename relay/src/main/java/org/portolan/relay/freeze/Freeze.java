package org.portolan.relay.freeze;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;

/**
 * Something that is frozen, or was.
 *
 * @param subject network id, lane, attestor's id or record key
 * @param firstProof and the second are enough for anyone to see that somebody lied
 * @param since UTC milliseconds
 * @param liftedBy the person who decided that it may go on
 */
public record Freeze(
    long id,
    Kind kind,
    Bytes32 subject,
    String why,
    byte[] firstProof,
    byte[] secondProof,
    long since,
    Optional<Long> liftedAt,
    Optional<String> liftedBy) {
  /** What is frozen. */
  public enum Kind {
    /** Two heads of one height: nothing from or to this network. */
    NETWORK,
    /** Attestors contradicted themselves: nothing on this lane. */
    LANE,
    /** It signed two statements that cannot both be true: its signature counts no more. */
    ATTESTOR,
    /** Two versions of one number: not this record, and everything else. */
    RECORD
  }

  static Freeze read(ResultSet row) throws SQLException {
    return new Freeze(
        row.getLong("id"),
        Kind.valueOf(row.getString("kind")),
        Rows.hash(row, "subject"),
        row.getString("why"),
        row.getBytes("first_proof"),
        row.getBytes("second_proof"),
        row.getLong("since"),
        Optional.ofNullable(row.getObject("lifted_at", Long.class)),
        Optional.ofNullable(row.getString("lifted_by")));
  }
}

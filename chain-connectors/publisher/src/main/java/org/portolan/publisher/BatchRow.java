package org.portolan.publisher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.portolan.evidence.Anchor;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;

/**
 * A batch as kept, without its sheaves.
 *
 * @param count of leaves
 * @param first the place of its first record
 * @param end the place after its last one
 * @param anchor empty until it is anchored
 */
record BatchRow(
    long ordinal,
    BatchState state,
    Bytes32 root,
    long count,
    int records,
    long first,
    long end,
    byte[] prepared,
    String reference,
    Optional<Anchor> anchor) {
  static final String COLUMNS =
      "publisher, ordinal, state, root, leaf_count, record_count, first_place, end_place,"
          + " prepared, reference, position, anchor_hash";

  static BatchRow read(ResultSet row) throws SQLException {
    long ordinal = row.getLong("ordinal");
    BatchState state = BatchState.valueOf(row.getString("state"));
    Bytes32 root = Rows.hash(row, "root");
    long count = row.getLong("leaf_count");
    return new BatchRow(
        ordinal,
        state,
        root,
        count,
        row.getInt("record_count"),
        row.getLong("first_place"),
        row.getLong("end_place"),
        row.getBytes("prepared"),
        row.getString("reference"),
        state == BatchState.ANCHORED
            ? Optional.of(
                new Anchor(
                    Rows.hash(row, "publisher"),
                    ordinal,
                    root,
                    count,
                    Rows.hash(row, "position"),
                    Rows.hash(row, "anchor_hash")))
            : Optional.empty());
  }
}

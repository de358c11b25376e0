package org.portolan.publisher;

import java.util.List;
import java.util.Optional;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.BatchOpening;
import org.portolan.record.Bytes32;

/** The batches of one publisher on one network. */
final class BatchStore {
  private static final String MINE = " WHERE network = ? AND publisher = ?";

  private final HubDatabase database;
  private final Bytes32 network;
  private final Bytes32 publisher;

  BatchStore(HubDatabase database, Bytes32 network, Bytes32 publisher) {
    this.database = database;
    this.network = network;
    this.publisher = publisher;
  }

  /** The ordinal of the last batch and the place after its last record; zeros before the first. */
  Last last() {
    return first(" ORDER BY network DESC, publisher DESC, ordinal DESC FETCH FIRST 1 ROWS ONLY")
        .map(row -> new Last(row.ordinal(), row.end()))
        .orElse(new Last(0, 0));
  }

  record Last(long ordinal, long end) {}

  /** A batch whose root is fixed from now on. */
  void insert(long ordinal, BatchOpening opening, List<Head> records, SheavesCodec sheaves) {
    database.transact(
        connection ->
            Rows.change(
                connection,
                "INSERT INTO batch (network, publisher, ordinal, state, root, leaf_count,"
                    + " record_count, first_place, end_place, sheaves)"
                    + " VALUES (?, ?, ?, 'BUILT', ?, ?, ?, ?, ?, ?)",
                network,
                publisher,
                ordinal,
                opening.root(),
                (long) opening.count(),
                (long) records.size(),
                records.get(0).place(),
                records.get(records.size() - 1).next(),
                sheaves.encode()));
  }

  /** Those that are not anchored, from an ordinal on, in order. */
  List<BatchRow> open(long from) {
    return list(
        " AND ordinal >= ? AND state <> 'ANCHORED' ORDER BY network, publisher, ordinal", from);
  }

  Optional<BatchRow> of(long ordinal) {
    return first(" AND ordinal = ?", ordinal);
  }

  /** The batch that has the record at this place. */
  Optional<BatchRow> at(long place) {
    return first(
            " AND end_place > ? ORDER BY network, publisher, end_place FETCH FIRST 1 ROWS ONLY",
            place)
        .filter(row -> row.first() <= place);
  }

  Optional<SheavesCodec> sheaves(long ordinal) {
    return database
        .transact(
            connection ->
                Rows.first(
                    connection,
                    row -> row.getBytes("sheaves"),
                    "SELECT sheaves FROM batch" + MINE + " AND ordinal = ?",
                    network,
                    publisher,
                    ordinal))
        .map(SheavesCodec::decode);
  }

  /** On disk when this returns: only then may it be sent. */
  void prepared(long ordinal, Prepared prepared) {
    database.durably(
        connection ->
            Rows.change(
                connection,
                "UPDATE batch SET state = 'PREPARED', prepared = ?, reference = ?"
                    + MINE
                    + " AND ordinal = ?",
                prepared.bytes(),
                prepared.reference(),
                network,
                publisher,
                ordinal));
  }

  void sent(long ordinal) {
    database.transact(
        connection ->
            Rows.change(
                connection,
                "UPDATE batch SET state = 'SENT'" + MINE + " AND ordinal = ?",
                network,
                publisher,
                ordinal));
  }

  /** Not synced: were it lost, the ledger would be asked again. */
  void anchored(long ordinal, Outcome.Final end) {
    database.transact(
        connection ->
            Rows.change(
                connection,
                "UPDATE batch SET state = 'ANCHORED', position = ?, anchor_hash = ?, height = ?,"
                    + " anchored_at = ?"
                    + MINE
                    + " AND ordinal = ?",
                end.position(),
                end.anchorHash(),
                end.height(),
                end.time(),
                network,
                publisher,
                ordinal));
  }

  private Optional<BatchRow> first(String condition, Object... arguments) {
    return list(condition, arguments).stream().findFirst();
  }

  private List<BatchRow> list(String condition, Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = network;
    all[1] = publisher;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return database.transact(
        connection ->
            Rows.list(
                connection,
                BatchRow::read,
                "SELECT " + BatchRow.COLUMNS + " FROM batch" + MINE + condition,
                all));
  }
}

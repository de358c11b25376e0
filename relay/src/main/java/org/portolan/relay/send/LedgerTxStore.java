package org.portolan.relay.send;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.Outcome;
import org.portolan.ledger.Prepared;
import org.portolan.publisher.db.HubDatabase;
import org.portolan.publisher.db.Rows;
import org.portolan.record.Bytes32;

/** The outgoing commands of a lane. What writes here runs in its caller's transaction. */
public final class LedgerTxStore {
  private static final int MAX_REFUSAL = 2_000;

  private final HubDatabase database;
  private final Bytes32 lane;

  public LedgerTxStore(HubDatabase database, Bytes32 lane) {
    this.database = database;
    this.lane = lane;
  }

  /** The newest of a key. */
  public Optional<LedgerTx> of(CommandKey key) {
    return database.transact(
        c ->
            Rows.first(
                c,
                LedgerTx::read,
                "SELECT * FROM ledger_tx WHERE lane = ? AND command_key = ?"
                    + " ORDER BY id DESC FETCH FIRST 1 ROWS ONLY",
                lane,
                key.digest()));
  }

  /** The newest of the key that one has, which may have been signed anew since. */
  public Optional<LedgerTx> of(long id) {
    return database
        .transact(c -> Rows.first(c, LedgerTx::read, "SELECT * FROM ledger_tx WHERE id = ?", id))
        .flatMap(tx -> of(tx.key()));
  }

  /** All of a delivery, in the order in which they were signed. */
  public List<LedgerTx> ofDelivery(long delivery) {
    return database.transact(
        c ->
            Rows.list(
                c,
                LedgerTx::read,
                "SELECT * FROM ledger_tx WHERE delivery = ? ORDER BY id",
                delivery));
  }

  /**
   * Keeps a command that is about to be sent; one of the same key that was kept is replaced.
   *
   * @return its id
   */
  public long prepared(Connection c, Optional<Long> delivery, Prepared prepared, long now)
      throws SQLException {
    Rows.change(
        c,
        "UPDATE ledger_tx SET state = 'REPLACED', ended_at = ? WHERE lane = ? AND command_key = ?"
            + " AND state IN ('PREPARED', 'SENT')",
        now,
        lane,
        prepared.key().digest());
    Rows.change(
        c,
        "INSERT INTO ledger_tx (lane, delivery, command_key, verb, state, bytes, reference,"
            + " prepared_at) VALUES (?, ?, ?, ?, 'PREPARED', ?, ?, ?)",
        lane,
        delivery.orElse(null),
        prepared.key().digest(),
        prepared.key().verb(),
        prepared.bytes(),
        prepared.reference(),
        now);
    return Rows.first(
            c,
            row -> row.getLong(1),
            "SELECT MAX(id) FROM ledger_tx WHERE lane = ? AND command_key = ?",
            lane,
            prepared.key().digest())
        .orElseThrow();
  }

  /** The same deed, signed anew for the same delivery: kept in the place of the first. */
  public void signedAnew(Connection c, LedgerTx tx, Prepared prepared, long now)
      throws SQLException {
    Optional<Long> delivery =
        Rows.first(
                c,
                row -> Optional.ofNullable(row.getObject("delivery", Long.class)),
                "SELECT delivery FROM ledger_tx WHERE id = ?",
                tx.id())
            .orElseThrow();
    prepared(c, delivery, prepared, now);
  }

  /** What was prepared no longer holds; it is to be signed anew. */
  public void replaced(Connection c, LedgerTx tx, long now) throws SQLException {
    Rows.change(
        c, "UPDATE ledger_tx SET state = 'REPLACED', ended_at = ? WHERE id = ?", now, tx.id());
  }

  public void sent(Connection c, LedgerTx tx) throws SQLException {
    Rows.change(
        c, "UPDATE ledger_tx SET state = 'SENT' WHERE id = ? AND state = 'PREPARED'", tx.id());
  }

  public void done(Connection c, LedgerTx tx, Outcome.Final end, long now) throws SQLException {
    Rows.change(
        c,
        "UPDATE ledger_tx SET state = 'FINAL', height = ?, ended_at = ? WHERE id = ?",
        end.height(),
        now,
        tx.id());
  }

  public void rejected(Connection c, LedgerTx tx, Refusal refusal, long now) throws SQLException {
    String text = refusal.toString();
    Rows.change(
        c,
        "UPDATE ledger_tx SET state = 'REJECTED', refusal = ?, ended_at = ? WHERE id = ?",
        text.substring(0, Math.min(MAX_REFUSAL, text.length())),
        now,
        tx.id());
  }
}

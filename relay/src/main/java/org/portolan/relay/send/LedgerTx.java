package org.portolan.relay.send;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.portolan.ledger.CommandKey;
import org.portolan.ledger.Prepared;
import org.portolan.publisher.db.Rows;

/**
 * A command that goes out, as stored.
 *
 * @param preparedAt UTC milliseconds
 * @param height of the ledger, once it is final
 * @param refusal of the ledger, if it refused it
 */
public record LedgerTx(
    long id,
    CommandKey key,
    TxState state,
    byte[] bytes,
    String reference,
    long preparedAt,
    Optional<Long> height,
    Optional<String> refusal) {
  static LedgerTx read(ResultSet row) throws SQLException {
    return new LedgerTx(
        row.getLong("id"),
        new CommandKey(row.getString("verb"), Rows.hash(row, "command_key")),
        TxState.valueOf(row.getString("state")),
        row.getBytes("bytes"),
        row.getString("reference"),
        row.getLong("prepared_at"),
        Optional.ofNullable(row.getObject("height", Long.class)),
        Optional.ofNullable(row.getString("refusal")));
  }

  public Prepared prepared() {
    return new Prepared(key, bytes, reference);
  }

  public boolean isOpen() {
    return state == TxState.PREPARED || state == TxState.SENT;
  }
}

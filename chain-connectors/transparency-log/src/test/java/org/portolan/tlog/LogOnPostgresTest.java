package org.portolan.tlog;

import org.portolan.ledger.contract.LedgerContract;
import org.portolan.ledger.contract.LedgerFixture;
import org.portolan.ledger.contract.PostgresServer;

/** The contract, on a real PostgreSQL server. */
class LogOnPostgresTest extends LedgerContract {
  @Override
  protected LedgerFixture fixture() throws Exception {
    return new LogFixture(PostgresServer.shared().newDatabase(), () -> {});
  }
}

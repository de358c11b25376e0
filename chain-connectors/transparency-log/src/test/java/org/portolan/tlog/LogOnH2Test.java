package org.portolan.tlog;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.contract.LedgerContract;
import org.portolan.ledger.contract.LedgerFixture;

/** The contract, on an embedded database. */
class LogOnH2Test extends LedgerContract {
  @TempDir Path folder;

  @Override
  protected LedgerFixture fixture() {
    return new LogFixture(LogSettings.embedded(folder.resolve("log")), () -> {});
  }
}

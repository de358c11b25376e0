package org.portolan.chaincode;

import java.util.List;
import org.portolan.ledger.Command;
import org.portolan.record.PublisherStatus;
import org.portolan.record.StatusStatement;
import org.portolan.registry.CommandCall;

/** Arguments that are well formed, and that nobody signed. */
final class TestStatements {
  private TestStatements() {}

  static byte[] unsigned() {
    return CommandCall.of(
            new Command.AcceptStatus(
                new StatusStatement(
                    TestRegistry.hash("lane"),
                    TestRegistry.hash("epoch"),
                    TestRegistry.hash("publisher"),
                    PublisherStatus.NONE.digest(),
                    1,
                    1),
                List.of(),
                PublisherStatus.NONE,
                List.of()))
        .argument();
  }
}

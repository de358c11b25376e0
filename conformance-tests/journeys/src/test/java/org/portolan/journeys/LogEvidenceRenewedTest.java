package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Receipts of a log. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricNetwork.class)
class LogEvidenceRenewedTest extends EvidenceRenewedSuite {
  @Override
  List<String> networks() {
    return List.of("tlog", "fabric:devnet");
  }
}

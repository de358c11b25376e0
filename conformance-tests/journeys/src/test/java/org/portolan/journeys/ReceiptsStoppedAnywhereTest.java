package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A log, and a chaincode that checks its receipts. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricNetwork.class)
class ReceiptsStoppedAnywhereTest extends StoppedAnywhereSuite {
  @Override
  List<String> networks() {
    return List.of("tlog", "fabric:devnet");
  }

  @Override
  boolean natively() {
    return true;
  }

  @Override
  boolean acceptsBatches() {
    return false;
  }
}

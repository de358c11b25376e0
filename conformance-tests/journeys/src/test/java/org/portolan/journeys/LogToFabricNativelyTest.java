package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From customs' log to a channel whose chaincode checks the log's receipts itself. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricNetwork.class)
class LogToFabricNativelyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("tlog", "fabric:devnet");
  }

  @Override
  boolean natively() {
    return true;
  }
}

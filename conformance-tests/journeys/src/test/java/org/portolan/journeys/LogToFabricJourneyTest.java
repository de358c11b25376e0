package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From customs' log to the bank's channel. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricNetwork.class)
class LogToFabricJourneyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("tlog", "fabric:devnet");
  }
}

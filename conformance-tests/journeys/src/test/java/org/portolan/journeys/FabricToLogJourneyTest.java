package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From customs' channel to the bank's log. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricNetwork.class)
class FabricToLogJourneyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("fabric:devnet", "tlog");
  }
}

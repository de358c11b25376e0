package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a registry of a chain to the bank's channel. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricAnd.Anvil.class)
class AnvilToFabricJourneyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("eip155:31337", "fabric:devnet");
  }
}

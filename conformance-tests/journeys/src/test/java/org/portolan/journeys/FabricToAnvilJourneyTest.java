package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From customs' channel to a registry of a chain. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricAnd.Anvil.class)
class FabricToAnvilJourneyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("fabric:devnet", "eip155:31337");
  }
}

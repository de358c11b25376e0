package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Between two registries of one chain. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(OwnAnvil.class)
class AnvilToAnvilJourneyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("eip155:31337", "eip155:31337");
  }
}

package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a registry of a chain without seals to the bank's log. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(OwnAnvil.class)
class AnvilToLogJourneyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("eip155:31337", "tlog");
  }
}

package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From customs' log to a registry of a chain. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(OwnAnvil.class)
class LogToAnvilJourneyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("tlog", "eip155:31337");
  }
}

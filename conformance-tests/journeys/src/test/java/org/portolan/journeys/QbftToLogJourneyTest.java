package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a registry of a chain with seals to the bank's log. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(QbftNetwork.class)
class QbftToLogJourneyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("eip155:1337", "tlog");
  }
}

package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From customs' log to a registry of a QBFT network. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(QbftNetwork.class)
class LogToQbftJourneyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("tlog", "eip155:1337");
  }
}

package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two contracts of one chain, and attestors. */
@Tag("live")
@Tag("ethereum")
@ExtendWith(OwnAnvil.class)
class AnvilStoppedAnywhereTest extends StoppedAnywhereSuite {
  @Override
  List<String> networks() {
    return List.of("eip155:31337", "eip155:31337");
  }
}

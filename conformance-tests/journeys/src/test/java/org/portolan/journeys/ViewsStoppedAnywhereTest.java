package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A channel, and a contract that checks what its peers sign. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricAnd.Anvil.class)
class ViewsStoppedAnywhereTest extends StoppedAnywhereSuite {
  @Override
  List<String> networks() {
    return List.of("fabric:devnet", "eip155:31337");
  }

  @Override
  boolean natively() {
    return true;
  }
}

package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From customs' channel to a contract that checks what the channel's peers sign itself. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricAnd.Anvil.class)
class FabricToAnvilNativelyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("fabric:devnet", "eip155:31337");
  }

  @Override
  boolean natively() {
    return true;
  }
}

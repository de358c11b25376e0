package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a chain to a channel whose chaincode checks the validators' seals and the proofs itself. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricAnd.Qbft.class)
class QbftToFabricNativelyTest extends JourneySuite {
  @Override
  List<String> networks() {
    return List.of("eip155:1337", "fabric:devnet");
  }

  @Override
  boolean natively() {
    return true;
  }
}

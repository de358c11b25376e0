package org.portolan.journeys;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Seals and proofs of a chain. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricAnd.Qbft.class)
class QbftEvidenceRenewedTest extends EvidenceRenewedSuite {
  @Override
  List<String> networks() {
    return List.of("eip155:1337", "fabric:devnet");
  }
}

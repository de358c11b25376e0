package org.portolan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.fabric.ChannelUpdate;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.fabric.peer.PemKeys;
import org.portolan.hub.Documents;
import org.portolan.ledger.RecognitionView.State;
import org.portolan.record.Bytes32;
import org.portolan.relay.Lane;

/** A channel whose configuration changes while a contract believes what its peers sign. */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricAnd.Anvil.class)
class ViewsAfterConfigurationTest {
  /** What an evaluation's contract has a new epoch wait, and a little more. */
  private static final Duration DELAY = Duration.ofSeconds(61);

  @TempDir Path folder;

  @Test
  void its_next_epoch_waits_its_delay_at_the_contract_and_is_put_in_force_while_deliveries_go_on()
      throws Exception {
    FabricDevnet network = FabricDevnet.at(Path.of(System.getProperty("portolan.fabric.devnet")));
    try (Journeys journey = new Journeys(folder, List.of("fabric:devnet", "eip155:31337"), true)) {
      journey.sent("LRN-1", "9", "1", State.RECOGNIZED);
      String account = network.settings("registry", "Admin").get("certificate");
      Path other = Path.of(account.replace("Admin@", "User2@"));
      ChannelUpdate.revoke(network, PemKeys.certificate(other));

      journey.until(() -> lane(journey).epochs().size() == 2);
      assertThat(inForce(journey)).contains(lane(journey).epochs().get(0).digest());
      journey.sent("LRN-2", "9", "2", State.RECOGNIZED);
      OwnAnvil.pass(DELAY);

      journey.until(() -> inForce(journey).equals(Optional.of(lane(journey).epoch().digest())));
      Documents.DocumentRow last = journey.sent("LRN-3", "9", "3", State.RECOGNIZED);
      assertThat(journey.recognition(last).state()).isEqualTo(State.RECOGNIZED);
    }
  }

  private static Lane lane(Journeys journey) {
    return journey.hub().networks().lane();
  }

  private static Optional<Bytes32> inForce(Journeys journey) {
    return journey.hub().networks().bank().recognitions().epochInForce(lane(journey).id());
  }
}

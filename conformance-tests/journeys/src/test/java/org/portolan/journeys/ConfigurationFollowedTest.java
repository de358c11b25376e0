package org.portolan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleAnswer.Answered;
import org.portolan.fabric.ChannelUpdate;
import org.portolan.fabric.devnet.FabricDevnet;
import org.portolan.fabric.peer.PemKeys;
import org.portolan.hub.Documents;
import org.portolan.ledger.RecognitionView.State;

/**
 * A channel changes who is believed on it while a hub runs: the next epoch is in force by itself.
 */
@Tag("live")
@Tag("fabric")
@ExtendWith(FabricNetwork.class)
class ConfigurationFollowedTest {
  @TempDir Path folder;

  @Test
  void a_new_configuration_is_a_new_epoch_and_deliveries_go_on() throws Exception {
    FabricDevnet network = FabricDevnet.at(Path.of(System.getProperty("portolan.fabric.devnet")));
    try (Journeys journey = new Journeys(folder, List.of("fabric:devnet", "tlog"), false)) {
      Documents.DocumentRow first = journey.sent("LRN-1", "9", "1", State.RECOGNIZED);
      String account = network.settings("registry", "Admin").get("certificate");
      Path other = Path.of(account.replace("Admin@", "User2@"));
      ChannelUpdate.revoke(network, PemKeys.certificate(other));

      journey.until(() -> journey.hub().networks().book().epochs().epochs().size() == 2);

      Documents.DocumentRow second = journey.sent("LRN-2", "9", "2", State.RECOGNIZED);
      assertThat(journey.hub().networks().lane().epochs()).hasSize(2);
      for (Documents.DocumentRow document : List.of(first, second)) {
        assertThat(journey.verified(document))
            .isInstanceOfSatisfying(
                Answered.class, a -> assertThat(a.state()).isEqualTo(BundleAnswer.State.VALID));
      }
    }
  }
}

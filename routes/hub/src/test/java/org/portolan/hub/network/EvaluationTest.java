package org.portolan.hub.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.ledger.LedgerRefused;
import org.portolan.publisher.db.HubDatabase;

/** An evaluation chooses its networks once; what a network is stands in a file of settings. */
class EvaluationTest {
  @TempDir Path folder;

  private void between(String customs, String bank) {
    new Evaluation(folder).between(List.of(customs, bank));
  }

  private HubDatabase database() {
    return HubDatabase.open(
        HubDatabase.embedded(folder.resolve("hub").resolve("hub")), "", "", "db/migration/hub");
  }

  private static void refused(Runnable deed, String code) {
    assertThatThrownBy(deed::run).isInstanceOf(LedgerRefused.class).hasMessageContaining(code);
  }

  @Test
  void two_logs_need_nothing_to_be_set_up() throws Exception {
    between("tlog", "tlog:bank");

    assertThat(folder).isEmptyDirectory();
    try (HubDatabase database = database();
        Networks networks = Networks.open(folder, NetworkFiles.NONE, database, Clock.systemUTC())) {
      assertThat(networks.lane().name()).isEqualTo("tlog:customs -> tlog:bank");
      assertThat(networks.lane().policy().acceptedRisks())
          .singleElement()
          .satisfies(risk -> assertThat(risk.code()).isEqualTo("PTL-POL-007"));
    }
  }

  @Test
  void a_family_without_a_connector_is_refused_and_nothing_is_left_behind() {
    refused(() -> between("corda", "tlog"), "PTL-NET-003");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_folder_that_began_with_logs_goes_on_with_logs() throws Exception {
    try (HubDatabase database = database()) {
      Networks.open(folder, NetworkFiles.NONE, database, Clock.systemUTC()).close();
    }

    between("tlog", "tlog");
    refused(() -> between("eip155", "tlog"), "PTL-NET-002");
    refused(() -> between("tlog", "eip155"), "PTL-NET-002");
  }

  @Test
  void a_folder_that_remembers_a_network_takes_that_one_and_no_other() {
    Path file = NetworkFiles.remembered(folder, "customs");
    new NetworkSettings(Map.of("network", "eip155:31337")).write(file);

    between("eip155", "tlog");
    between("eip155:31337", "tlog");
    refused(() -> between("eip155:1", "tlog"), "PTL-NET-002");
    refused(() -> between("tlog", "tlog"), "PTL-NET-002");
  }

  @Test
  void settings_are_read_as_they_were_written_and_move_with_their_folder() throws Exception {
    Path there = Files.createDirectories(folder.resolve("a folder")).resolve("n.properties");
    NetworkSettings written =
        new NetworkSettings(
            Map.of(
                "network", "eip155:1",
                "keystore", there.resolveSibling("key.json").toString(),
                "governor.keystore", "/elsewhere/governor.json"));

    written.write(there);
    assertThat(NetworkSettings.read(there)).isEqualTo(written);

    Path moved = Files.createDirectories(folder.resolve("another")).resolve("n.properties");
    Files.move(there, moved);
    assertThat(NetworkSettings.read(moved).values())
        .containsEntry("keystore", moved.resolveSibling("key.json").toString());
    assertThat(written.asGovernor())
        .contains(Map.of("network", "eip155:1", "keystore", "/elsewhere/governor.json"));
    assertThat(written.namespace()).isEqualTo("eip155");
  }
}

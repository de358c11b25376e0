package org.portolan.attestor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.ledger.Source.Head;
import org.portolan.record.RecordRefused;

/** An attestor follows its trust files while it runs, and never back. */
class FollowedTrustTest {
  @TempDir Path folder;
  private Scene scene;
  private SignedEpoch second;

  @BeforeEach
  void open() throws Exception {
    scene = Scene.plain(folder);
    scene.publish("LRN-1");
    Head head = scene.customs.sources().get(0).head();
    Epoch next =
        scene.epoch(
            2,
            Optional.of(scene.first.digest()),
            head.height() + 1,
            Optional.of(new Epoch.Pin(head.height(), head.hash())),
            scene.entries());
    second =
        SignedEpoch.of(next)
            .signed(scene.attestors.get(0).keys().get(0).signer())
            .signed(scene.attestors.get(1).keys().get(0).signer());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void write(SignedEpoch... more) throws Exception {
    List<SignedEpoch> all = new ArrayList<>(List.of(SignedEpoch.of(scene.first)));
    all.addAll(List.of(more));
    Files.write(scene.epochs, EpochFile.encode(all));
  }

  /** It looks once a second. */
  private static void await(BooleanSupplier done) throws InterruptedException {
    for (int i = 0; i < 100 && !done.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertThat(done.getAsBoolean()).isTrue();
  }

  @Test
  void an_epoch_that_the_old_ones_signed_is_in_force_without_a_restart() throws Exception {
    try (AttestorServer server = scene.start(0, Map.of())) {
      write(second);

      await(() -> server.desk().trust().get().epochs().size() == 2);
      assertThat(server.desk().trust().problem()).isEmpty();
    }
  }

  @Test
  void a_file_that_goes_back_changes_nothing_and_is_shown_now_and_after_a_restart()
      throws Exception {
    try (AttestorServer server = scene.start(0, Map.of())) {
      write(second);
      await(() -> server.desk().trust().get().epochs().size() == 2);
      write();

      await(() -> server.desk().trust().problem().isPresent());
      assertThat(server.desk().trust().problem().orElseThrow().code()).isEqualTo("PTL-EPO-007");
      assertThat(server.desk().trust().get().epochs()).hasSize(2);
      assertThat(new Health(server.desk()).problems())
          .anyMatch(text -> text.contains("PTL-EPO-007"));
    }
    assertThatThrownBy(() -> scene.start(0, Map.of()))
        .isInstanceOf(RecordRefused.class)
        .hasMessageContaining("PTL-EPO-007");
  }

  @Test
  void a_file_that_is_cut_off_changes_nothing_and_a_whole_one_is_taken_again() throws Exception {
    try (AttestorServer server = scene.start(0, Map.of())) {
      byte[] whole = Files.readAllBytes(scene.epochs);
      Files.write(scene.epochs, Arrays.copyOf(whole, whole.length / 2));

      await(() -> server.desk().trust().problem().isPresent());
      assertThat(server.desk().trust().get().epochs()).hasSize(1);

      write(second);
      await(() -> server.desk().trust().problem().isEmpty());
      assertThat(server.desk().trust().get().epochs()).hasSize(2);
    }
  }
}

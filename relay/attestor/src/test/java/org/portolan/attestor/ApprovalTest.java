package org.portolan.attestor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.EpochFile;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.CanonicalJson;

/** A person approves the next epoch with the attestor's keys, and no other epoch. */
class ApprovalTest {
  @TempDir Path folder;
  private Scene scene;
  private Path entry;

  @BeforeEach
  void open() throws Exception {
    scene = Scene.plain(folder);
    entry = folder.resolve("entry.json");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void propose(Bytes32 after) throws Exception {
    Epoch next =
        scene.epoch(
            2,
            Optional.of(after),
            10,
            Optional.of(new Epoch.Pin(9, Bytes32.ZERO)),
            scene.entries());
    Files.write(entry, EpochFile.write(SignedEpoch.of(next)).canonical());
  }

  private String approve(int attestor) throws Exception {
    return Approval.add(AttestorConfig.read(scene.config(attestor, Map.of())), entry);
  }

  @Test
  void each_attestors_signature_counts_for_its_organisation() throws Exception {
    propose(scene.first.digest());

    assertThat(approve(0)).startsWith("Signed epoch 2, ");
    approve(2);

    SignedEpoch signed =
        EpochFile.read("", CanonicalJson.parse(Files.readAllBytes(entry), EpochFile.MAX_BYTES));
    assertThat(signed.organisations(scene.entries())).containsExactly("bank-a", "bank-c");
  }

  @Test
  void an_epoch_that_does_not_follow_the_one_it_knows_is_not_signed() throws Exception {
    propose(Bytes32.ZERO);
    byte[] before = Files.readAllBytes(entry);

    assertThatThrownBy(() -> approve(0))
        .isInstanceOf(RecordRefused.class)
        .hasMessageContaining("PTL-EPO-004");
    assertThat(Files.readAllBytes(entry)).isEqualTo(before);
  }
}

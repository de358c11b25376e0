package org.portolan.evidence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.fabric.kit.FabricScene;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;

class FabricEvidenceVerifierTest {
  @Test
  void two_organisations_views_prove_that_a_batch_existed() {
    FabricScene scene = FabricScene.existed();
    assertThat(verify(scene, scene.make()))
        .isEqualTo(new Proven(Claim.EXISTED, 11, FabricScene.TIME));
  }

  @Test
  void and_that_nothing_ended_a_record_of_it() {
    FabricScene scene = FabricScene.current();
    assertThat(verify(scene, scene.make()))
        .isEqualTo(new Proven(Claim.CURRENT, 11, FabricScene.TIME));
  }

  private static Verdict verify(FabricScene scene, FabricEvidence data) {
    Claim claim = scene.commitment.isPresent() ? Claim.CURRENT : Claim.EXISTED;
    return new FabricEvidenceVerifier(() -> Instant.ofEpochSecond(FabricScene.TIME + 60))
        .verify(
            new Evidence("fabric", claim, scene.height(), FabricScene.TIME, data.encode()),
            new Expectation(
                FabricScene.network(),
                Identifiers.registry("customs/registry"),
                scene.anchor(),
                scene.commitment),
            new TrustEpoch(
                Bytes32.ZERO,
                HashAlgorithm.SHA256,
                0,
                Optional.empty(),
                FabricScene.ledger(),
                List.of()));
  }
}

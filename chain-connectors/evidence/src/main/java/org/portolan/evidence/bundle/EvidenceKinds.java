package org.portolan.evidence.bundle;

import java.time.InstantSource;
import java.util.List;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.ethereum.EthereumEvidenceVerifier;
import org.portolan.evidence.fabric.FabricEvidenceVerifier;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;

/** The kinds of evidence that are written down: one verifier each. */
public final class EvidenceKinds {
  private EvidenceKinds() {}

  /**
   * @param clock by which a verifier tells whether what it was told to trust is too old to be
   *     followed from
   */
  public static List<EvidenceVerifier> verifiers(InstantSource clock) {
    return List.of(
        new TlogEvidenceVerifier(),
        new EthereumEvidenceVerifier(clock),
        new FabricEvidenceVerifier(clock));
  }
}

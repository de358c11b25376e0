package org.portolan.evidence.bundle;

import java.time.InstantSource;
import java.util.List;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.ethereum.EthereumEvidenceVerifier;
import org.portolan.evidence.tlog.TlogEvidenceVerifier;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;

/** The kinds of evidence that are written down: one verifier each. */
public final class EvidenceKinds {
  private EvidenceKinds() {}

  /**
   * @param clock by which a verifier tells whether what it was told to trust is too old to be
   *     followed from
   */
  public static List<EvidenceVerifier> verifiers(InstantSource clock) {
    return List.of(new TlogEvidenceVerifier(), new EthereumEvidenceVerifier(clock));
  }

  /** The one for a network of this family. */
  public static EvidenceVerifier of(NetworkIdentity network, InstantSource clock) {
    return verifiers(clock).stream()
        .filter(verifier -> verifier.kind().equals(network.namespace()))
        .findFirst()
        .orElseThrow(
            () ->
                new RecordRefused(
                    "PTL-EVI-001",
                    "network",
                    network.caip2(),
                    "a network whose evidence is written down"));
  }
}

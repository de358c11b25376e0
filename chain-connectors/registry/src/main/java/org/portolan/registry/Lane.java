package org.portolan.registry;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.NetworkIdentity;

/** A lane that ends at this registry: where it comes from and what it asks. */
public record Lane(
    Bytes32 id,
    NetworkIdentity source,
    Bytes32 sourceNetworkId,
    TrustFile.Registry registry,
    Policy policy,
    AttestationScheme scheme) {
  public HashAlgorithm algorithm() {
    return last().algorithm();
  }

  /** The current epoch, or the one before it. */
  Optional<TrustEpoch> epoch(Bytes32 digest) {
    List<TrustEpoch> epochs = registry.epochs();
    return epochs.subList(Math.max(0, epochs.size() - 2), epochs.size()).stream()
        .filter(epoch -> epoch.digest().equals(digest))
        .findFirst();
  }

  TrustEpoch last() {
    return registry.epochs().get(registry.epochs().size() - 1);
  }
}

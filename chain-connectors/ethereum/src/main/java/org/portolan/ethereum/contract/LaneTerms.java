package org.portolan.ethereum.contract;

import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;

/**
 * What a lane is, once and for all.
 *
 * @param policy digest of the policy document
 * @param algorithm of the source's records; the contract takes SHA-256 alone
 * @param freshness seconds that a recognition lasts after the newest statement
 * @param organisations how many different ones must have signed
 * @param forms the only ones that are taken; empty: all
 */
public record LaneTerms(
    Bytes32 sourceNetwork,
    Bytes32 sourceRegistry,
    Bytes32 policy,
    HashAlgorithm algorithm,
    long freshness,
    int organisations,
    List<Bytes32> forms) {
  public LaneTerms {
    forms = List.copyOf(forms);
  }

  /** The lane's id at a registry of this network. */
  public Bytes32 lane(Bytes32 networkId, Bytes32 registry) {
    return Identifiers.lane(sourceNetwork, sourceRegistry, networkId, registry, policy);
  }
}

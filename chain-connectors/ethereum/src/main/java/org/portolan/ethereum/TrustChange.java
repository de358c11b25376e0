package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.ethereum.contract.AttestorSet;
import org.portolan.ethereum.contract.EpochCode;
import org.portolan.ethereum.contract.LaneTerms;
import org.portolan.ethereum.contract.RegistryCalls;
import org.portolan.ethereum.node.Node;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.PolicyLint;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;

/**
 * What a trust file changes at a registry: lanes that end here and are not open are opened, and a
 * lane whose last epoch is another is proposed that one. The contract takes both from its governor
 * alone, a new epoch also only with signatures of the attestors before it.
 */
final class TrustChange {
  private final Registry registry;
  private final Bytes32 networkId;

  TrustChange(Registry registry, Bytes32 networkId) {
    this.registry = registry;
    this.networkId = networkId;
  }

  /**
   * @param signatures of the epoch before, 66 bytes each; not read where lanes are only opened
   */
  List<byte[]> calls(Node node, byte[] file, byte[] signatures) {
    try {
      TrustFile trust = TrustFile.decode(file);
      List<byte[]> calls = new ArrayList<>();
      for (TrustFile.Network network : trust.networks()) {
        for (TrustFile.Registry source : network.registries()) {
          for (Json document : trust.policies()) {
            Policy policy = Policy.of(document);
            lane(node, trust, network.identity().id(), source, policy, signatures)
                .ifPresent(calls::add);
          }
        }
      }
      return calls;
    } catch (RecordRefused e) {
      throw new LedgerRefused(Refusal.of(e));
    }
  }

  private Optional<byte[]> lane(
      Node node,
      TrustFile trust,
      Bytes32 sourceId,
      TrustFile.Registry source,
      Policy policy,
      byte[] signatures) {
    if (source.epochs().isEmpty()) {
      return Optional.empty();
    }
    TrustEpoch epoch = source.epochs().get(source.epochs().size() - 1);
    LaneTerms terms =
        new LaneTerms(
            sourceId,
            source.id(),
            policy.digest(),
            epoch.algorithm(),
            policy.freshness(),
            policy.organisations(),
            forms(trust, policy));
    Bytes32 lane = terms.lane(networkId, registry.id());
    if (trust.lane(lane).isEmpty()) {
      return Optional.empty();
    }
    PolicyLint.check(policy, epoch, Optional.of("eip155:" + registry.chainId())).stream()
        .findFirst()
        .ifPresent(
            found -> {
              throw new LedgerRefused(found);
            });
    AttestorSet attestors = AttestorSet.of(epoch.attestors());
    Bytes32 open = Bytes32.at(registry.call(node, RegistryCalls.ofLane("terms", lane)), 0);
    if (open.isZero()) {
      return Optional.of(
          RegistryCalls.openLane(terms, epoch.digest(), epoch.fromHeight(), attestors));
    }
    byte[] address = Arrays.copyOfRange(open.toByteArray(), 12, Bytes32.LENGTH);
    boolean inForce =
        EpochCode.read(node.code("0x" + Hex.encode(address)))
            .filter(there -> there.digest().equals(epoch.digest()))
            .isPresent();
    return inForce
        ? Optional.empty()
        : Optional.of(
            RegistryCalls.proposeEpoch(
                lane, epoch.digest(), epoch.fromHeight(), attestors.packed(), signatures));
  }

  private static List<Bytes32> forms(TrustFile trust, Policy policy) {
    return policy.kinds().isEmpty()
        ? List.of()
        : trust.forms().stream()
            .map(TrustFile.FormRules::form)
            .filter(form -> policy.takes(form.kind()))
            .map(form -> form.id())
            .toList();
  }
}

package org.portolan.ethereum;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.ethereum.contract.AttestorSet;
import org.portolan.ethereum.contract.EpochCode;
import org.portolan.ethereum.contract.LaneTerms;
import org.portolan.ethereum.contract.RegistryCalls;
import org.portolan.ethereum.node.Block;
import org.portolan.ethereum.node.Node;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.PolicyLint;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;

/**
 * What a trust file changes at a registry: lanes that end here and are not open are opened, and a
 * lane whose last epoch is another is proposed that one. The contract takes both from its governor
 * alone, a new epoch also only with signatures of the attestors before it; once that has waited its
 * delay, the same trust file puts it in force. A registry of views is told peers in their place,
 * and issuers' keys; nobody signs for those, the delay stands before them.
 */
final class TrustChange {
  /** The last of the four words that tell of an epoch that waits: when its delay is over. */
  private static final int PENDING_AFTER = 4 * Bytes32.LENGTH - Long.BYTES;

  private final Registry registry;
  private final Bytes32 networkId;
  private final List<PeerCertificate> peers;

  TrustChange(Registry registry, Bytes32 networkId, List<PeerCertificate> peers) {
    this.registry = registry;
    this.networkId = networkId;
    this.peers = peers;
  }

  /**
   * @param signatures of the epoch before, 66 bytes each; not read where lanes are only opened
   */
  List<byte[]> calls(Node node, byte[] file, byte[] signatures) {
    try {
      TrustFile trust = TrustFile.decode(file);
      List<byte[]> calls = new ArrayList<>();
      Optional<ViewTrust> views =
          ViewTrust.isOfViews(registry, node)
              ? Optional.of(new ViewTrust(registry, node, peers))
              : Optional.empty();
      for (TrustFile.Network network : trust.networks()) {
        for (TrustFile.Registry source : network.registries()) {
          for (Json document : trust.policies()) {
            Policy policy = Policy.of(document);
            calls.addAll(lane(node, trust, network.identity(), source, policy, signatures, views));
          }
        }
      }
      return calls;
    } catch (RecordRefused e) {
      throw new LedgerRefused(Refusal.of(e));
    }
  }

  private List<byte[]> lane(
      Node node,
      TrustFile trust,
      NetworkIdentity network,
      TrustFile.Registry source,
      Policy policy,
      byte[] signatures,
      Optional<ViewTrust> views) {
    if (source.epochs().isEmpty()) {
      return List.of();
    }
    TrustEpoch epoch = source.epochs().get(source.epochs().size() - 1);
    LaneTerms terms =
        new LaneTerms(
            network.id(),
            source.id(),
            policy.digest(),
            epoch.algorithm(),
            policy.freshness(),
            views
                .map(it -> it.organisations(network, policy, epoch))
                .orElse(policy.organisations()),
            forms(trust, policy));
    Bytes32 lane = terms.lane(networkId, registry.id());
    if (trust.lane(lane).isEmpty()) {
      return List.of();
    }
    PolicyLint.check(policy, epoch, Optional.of("eip155:" + registry.chainId())).stream()
        .findFirst()
        .ifPresent(
            found -> {
              throw new LedgerRefused(found);
            });
    if (views.isEmpty()) {
      ViewTrust.requireAttestors(policy);
    }
    byte[] set =
        views
            .map(it -> it.peers(policy, epoch))
            .orElseGet(() -> AttestorSet.of(epoch.attestors()).packed());
    List<byte[]> calls = new ArrayList<>();
    Bytes32 open = Bytes32.at(registry.call(node, RegistryCalls.ofLane("terms", lane)), 0);
    if (open.isZero()) {
      calls.add(RegistryCalls.openLane(terms, epoch.digest(), epoch.fromHeight(), set));
    } else if (!digestAt(node, open).equals(Optional.of(epoch.digest()))) {
      byte[] agreed = views.isPresent() ? new byte[0] : signatures;
      views.ifPresent(it -> it.keepsQuorum(epoch, open));
      next(
              node,
              lane,
              epoch,
              RegistryCalls.proposeEpoch(lane, epoch.digest(), epoch.fromHeight(), set, agreed))
          .ifPresent(calls::add);
    }
    views.ifPresent(it -> calls.addAll(it.issuerKeys(lane, source)));
    return calls;
  }

  /** Proposed, once; put in force, once it has waited its delay. */
  private Optional<byte[]> next(Node node, Bytes32 lane, TrustEpoch epoch, byte[] proposal) {
    byte[] pending = registry.call(node, RegistryCalls.get("pending", lane));
    long after = ByteBuffer.wrap(pending).getLong(PENDING_AFTER);
    boolean waits =
        after != 0 && digestAt(node, Bytes32.at(pending, 0)).equals(Optional.of(epoch.digest()));
    if (!waits) {
      return Optional.of(proposal);
    }
    long now = node.block("latest").map(Block::time).orElse(0L);
    return now < after ? Optional.empty() : Optional.of(RegistryCalls.ofLane("enforceEpoch", lane));
  }

  private static Optional<Bytes32> digestAt(Node node, Bytes32 slot) {
    byte[] address = Arrays.copyOfRange(slot.toByteArray(), 12, Bytes32.LENGTH);
    return EpochCode.digestIn(node.code("0x" + Hex.encode(address)));
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

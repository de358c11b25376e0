package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.List;
import org.portolan.ethereum.contract.PeerSet;
import org.portolan.ethereum.contract.RegistryCalls;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.NodeRefused;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.Policy.Recognition;
import org.portolan.evidence.trust.IssuerEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;

/**
 * What a registry of views is told of a trust file. An epoch of a channel names organisations and
 * their authorities; the contract knows keys, so the governor names peers, and each is judged by
 * that epoch as its signatures in evidence are.
 *
 * @param named by the settings, of any channel
 */
record ViewTrust(Registry registry, Node node, List<PeerCertificate> named) {
  /** An issuer who must sign with more than that would count with less here. */
  private static final List<Long> CHECKED = List.of((long) Alg.ES256.number());

  private static final int ORGANISATIONS_AT = 7;
  private static final String FABRIC = "fabric:";

  /** Whether the contract believes signed views: it tells who checks them, another one reverts. */
  static boolean isOfViews(Registry registry, Node node) {
    try {
      byte[] checker = registry.call(node, RegistryCalls.get("views"));
      return checker.length == Bytes32.LENGTH && !Bytes32.of(checker).isZero();
    } catch (NodeRefused e) {
      if (e.says("revert")) {
        return false;
      }
      throw e;
    }
  }

  /** A registry that counts attestors checks no evidence. */
  static void requireAttestors(Policy policy) {
    if (policy.recognition() == Recognition.NATIVE) {
      throw new RecordRefused(
          "PTL-POL-015",
          "policy/recognition",
          "native",
          "attested: this registry counts attestors, and is none of views");
    }
  }

  /** Neither the policy nor what the epoch of a channel asks of a view is undercut. */
  int organisations(NetworkIdentity source, Policy policy, TrustEpoch epoch) {
    return source.caip2().startsWith(FABRIC)
        ? Math.max(policy.organisations(), quorum(epoch))
        : policy.organisations();
  }

  private static int quorum(TrustEpoch epoch) {
    return (int) FabricTrust.read(epoch.ledger()).policy().quorum();
  }

  /** The peers of the epoch's organisations, as the contract takes them. */
  byte[] peers(Policy policy, TrustEpoch epoch) {
    boolean natively =
        policy.recognition() == Recognition.NATIVE
            && policy.byKind().stream()
                .allMatch(
                    each ->
                        each.rules().recognition().orElse(Recognition.NATIVE)
                            == Recognition.NATIVE);
    if (!natively) {
      throw new RecordRefused(
          "PTL-POL-015",
          "policy/recognition",
          "attestors",
          "native: a registry of views counts no attestors");
    }
    FabricTrust trust = FabricTrust.read(epoch.ledger());
    List<byte[]> identities =
        named.stream()
            .filter(peer -> trust.policy().organisations().contains(peer.organisation()))
            .map(PeerCertificate::identity)
            .toList();
    return PeerSet.of(trust, identities, now()).packed();
  }

  private long now() {
    return node.block("latest")
        .orElseThrow(() -> new LedgerUnavailable(node.operator() + " has no block", null))
        .time();
  }

  /** How many organisations sign is a term of the lane: no later epoch can ask for more of them. */
  void keepsQuorum(TrustEpoch epoch, Bytes32 terms) {
    int held = terms.toByteArray()[ORGANISATIONS_AT] & 0xff;
    if (quorum(epoch) > held) {
      throw new RecordRefused(
          "PTL-FAB-003",
          "policy/quorum",
          quorum(epoch) + " organisations",
          "at most " + held + ", as the lane was opened; a higher number needs another lane");
    }
  }

  /**
   * The keys of the source's directory that the contract can check and does not have so. A key that
   * is retired stays in the directory, with its last height.
   */
  List<byte[]> issuerKeys(Bytes32 lane, TrustFile.Registry source) {
    List<byte[]> calls = new ArrayList<>();
    for (IssuerEntry entry : source.directory()) {
      if (!CHECKED.equals(entry.require())) {
        continue;
      }
      for (Bytes32 publisher : entry.publishers()) {
        for (IssuerEntry.Key key : entry.keys()) {
          if (key.alg() == Alg.ES256.number()) {
            issuerKey(lane, publisher, entry.issuer().id(), key, calls);
          }
        }
      }
    }
    return calls;
  }

  private void issuerKey(
      Bytes32 lane, Bytes32 publisher, Bytes32 issuer, IssuerEntry.Key key, List<byte[]> calls) {
    Bytes32 kid = Sha256.hash(key.spki());
    long until = key.untilHeight().orElse(Long.MAX_VALUE);
    Bytes32 held =
        Bytes32.at(
            registry.call(
                node,
                RegistryCalls.get(
                    "issuerKeys", lane, RegistryCalls.issuerKey(publisher, issuer, kid))),
            0);
    byte[] wanted = Bytes.join(BigEndian.u64(key.fromHeight()), BigEndian.u64(until));
    Bytes32 span = until == 0 ? Bytes32.ZERO : Bytes32.leftPadded(wanted);
    if (!held.equals(span)) {
      calls.add(RegistryCalls.setIssuerKey(lane, publisher, issuer, kid, key.fromHeight(), until));
    }
  }
}

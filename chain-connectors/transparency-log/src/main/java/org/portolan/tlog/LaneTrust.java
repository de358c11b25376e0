package org.portolan.tlog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Command;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.cose.CoseSign1;
import org.portolan.record.cose.VerificationKey;
import org.portolan.record.json.Json;

/** The lanes that end at this log, opened from the trust file in force. */
final class LaneTrust {
  /** One lane: where it comes from and what it asks. */
  record Lane(
      Bytes32 id,
      NetworkIdentity source,
      Bytes32 sourceNetworkId,
      TrustFile.Registry registry,
      Policy policy,
      AttestationScheme scheme) {
    HashAlgorithm algorithm() {
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

  private final NetworkIdentity network;
  private final Bytes32 registry;
  private final VerificationKey governor;
  private Map<Bytes32, Lane> lanes = Map.of();
  private Map<Bytes32, TrustFile.FormRules> forms = Map.of();

  LaneTrust(NetworkIdentity network, Bytes32 registry, VerificationKey governor) {
    this.network = network;
    this.registry = registry;
    this.governor = governor;
  }

  Optional<Lane> lane(Bytes32 id) {
    return Optional.ofNullable(lanes.get(id));
  }

  Optional<TrustFile.FormRules> form(Bytes32 formId) {
    return Optional.ofNullable(forms.get(formId));
  }

  /**
   * Empty if the file can be put in force: the governor signed it, it is one, and no lane of it is
   * a check in name only or asks what this log cannot check.
   */
  Optional<Refusal> check(Command.ChangeTrust change) {
    try {
      boolean signed =
          CoseSign1.parse(change.signature())
              .verifiesDetached(
                  governor, Command.ChangeTrust.signedBytes(registry, change.trustFile()));
      if (!signed) {
        return Optional.of(
            Refusal.of("PTL-DST-019", "trust", "no signature of the governor", "one"));
      }
      for (Lane lane : open(TrustFile.decode(change.trustFile())).values()) {
        Optional<Refusal> found = LaneClauses.opens(lane, network.caip2());
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } catch (RecordRefused e) {
      return Optional.of(Refusal.of(e));
    }
  }

  void take(byte[] file) {
    TrustFile trust = TrustFile.decode(file);
    lanes = open(trust);
    Map<Bytes32, TrustFile.FormRules> known = new HashMap<>();
    trust.forms().forEach(form -> known.put(form.form().id(), form));
    forms = known;
  }

  /** Every source and policy of the file whose lane to this registry the file names. */
  private Map<Bytes32, Lane> open(TrustFile trust) {
    Map<Bytes32, Lane> opened = new HashMap<>();
    for (TrustFile.Network from : trust.networks()) {
      for (TrustFile.Registry source : from.registries()) {
        for (Json document : trust.policies()) {
          Policy policy = Policy.of(document);
          Bytes32 sourceId = from.identity().id();
          Bytes32 id =
              Identifiers.lane(sourceId, source.id(), network.id(), registry, policy.digest());
          Optional<TrustFile.Lane> named = trust.lane(id);
          if (named.isPresent() && !source.epochs().isEmpty()) {
            AttestationScheme scheme = policy.scheme(named.get().eip712());
            opened.put(id, new Lane(id, from.identity(), sourceId, source, policy, scheme));
          }
        }
      }
    }
    return opened;
  }
}

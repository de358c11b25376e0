package org.portolan.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.evidence.AttestationScheme;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.json.Json;

/** The lanes that end at a registry, and the forms that it knows, of one trust file. */
record OpenLanes(byte[] file, Map<Bytes32, Lane> lanes, Map<Bytes32, TrustFile.FormRules> forms) {
  static final OpenLanes NONE = new OpenLanes(new byte[0], Map.of(), Map.of());

  /** Opens every source and policy of the file whose lane to this registry the file names. */
  static OpenLanes of(byte[] file, NetworkIdentity network, Bytes32 registry) {
    TrustFile trust = TrustFile.decode(file);
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
    Map<Bytes32, TrustFile.FormRules> forms = new HashMap<>();
    trust.forms().forEach(form -> forms.put(form.form().id(), form));
    return new OpenLanes(file, opened, forms);
  }
}

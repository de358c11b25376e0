package org.portolan.registry;

import java.util.Arrays;
import java.util.Optional;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;

/**
 * What a registry believes: the trust file in force, opened. It remembers the file that it opened
 * last, since reading one costs more than all else that a command does; safe for several threads.
 */
public final class LaneTrust {
  private final NetworkIdentity network;
  private final Bytes32 registry;
  private volatile OpenLanes last = OpenLanes.NONE;

  public LaneTrust(NetworkIdentity network, Bytes32 registry) {
    this.network = network;
    this.registry = registry;
  }

  Optional<Lane> lane(RegistryState state, Bytes32 id) {
    return Optional.ofNullable(opened(state).lanes().get(id));
  }

  Optional<TrustFile.FormRules> form(RegistryState state, Bytes32 formId) {
    return Optional.ofNullable(opened(state).forms().get(formId));
  }

  /**
   * Empty if the file can be put in force: it is one, and no lane of it is a check in name only or
   * asks what this registry cannot check.
   */
  Optional<Refusal> check(byte[] file) {
    try {
      for (Lane lane : OpenLanes.of(file, network, registry).lanes().values()) {
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

  private OpenLanes opened(RegistryState state) {
    byte[] file = state.trust().orElse(OpenLanes.NONE.file());
    OpenLanes known = last;
    if (!Arrays.equals(known.file(), file)) {
      known = OpenLanes.of(file, network, registry);
      last = known;
    }
    return known;
  }
}

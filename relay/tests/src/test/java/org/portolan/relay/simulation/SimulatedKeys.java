package org.portolan.relay.simulation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.record.cose.SigningKey;

/** A key for each name, the same in every run. */
final class SimulatedKeys {
  private static final Map<String, SigningKey> KEYS = new ConcurrentHashMap<>();

  private SimulatedKeys() {}

  static SigningKey of(String name) {
    return KEYS.computeIfAbsent(
        name, it -> SigningKey.ofEd25519Secret(SimulatedSource.hash("key of " + it).toByteArray()));
  }
}

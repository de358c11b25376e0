package org.portolan.chaincode;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.registry.LaneTrust;
import org.portolan.registry.NativeRecognitions;
import org.portolan.registry.Recognitions;
import org.portolan.registry.Standing;

/**
 * The rules for the registries that this process serves, one for each chaincode's name. What is
 * remembered between transactions is only how a trust file reads, which its bytes alone decide.
 */
final class Lanes {
  private record Here(NetworkIdentity network, Bytes32 registry) {}

  private final Map<Here, LaneTrust> trusts = new ConcurrentHashMap<>();

  Recognitions recognitions(Settings settings, StubState state) {
    return new Recognitions(trust(settings), state);
  }

  NativeRecognitions natives(Settings settings, StubState state) {
    return new NativeRecognitions(trust(settings), state);
  }

  Standing standing(Settings settings, StubState state) {
    return new Standing(trust(settings), state);
  }

  private LaneTrust trust(Settings settings) {
    return trusts.computeIfAbsent(
        new Here(settings.network(), settings.registry()),
        here -> new LaneTrust(here.network(), here.registry()));
  }
}

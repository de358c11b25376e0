package org.portolan.ethereum.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.portolan.record.Bytes;
import org.portolan.record.Hex;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The compiled contract as it is checked in; a test compiles it afresh and compares. */
public final class RegistryArtifact {
  private static final JsonNode ARTIFACT = load();

  private RegistryArtifact() {}

  private static JsonNode load() {
    try (InputStream in =
        RegistryArtifact.class.getResourceAsStream("/org/portolan/ethereum/registry.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode json() {
    return ARTIFACT;
  }

  /** What a transaction that deploys a registry carries. */
  public static byte[] deployment(
      org.portolan.record.Bytes32 networkId, long delay, String governor, String guardian) {
    String arguments =
        FunctionEncoder.encodeConstructor(
            java.util.List.of(
                new Bytes32(networkId.toByteArray()),
                new Uint64(delay),
                new Address(governor),
                new Address(guardian)));
    return Bytes.join(Hex.decode(ARTIFACT.get("bytecode").asString()), Hex.decode(arguments));
  }
}

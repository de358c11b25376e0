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

/** The compiled contracts as they are checked in; a test compiles them afresh and compares. */
public enum RegistryArtifact {
  /** Recognizes on the word of attestors, and anchors. */
  ATTESTED("PortolanRegistry", "registry.json"),
  /** Recognizes records of Fabric on views that peers signed, where the chain has P-256. */
  VIEWS("PortolanViewRegistry", "view-registry.json");

  private final String contract;
  private final JsonNode json;

  RegistryArtifact(String contract, String file) {
    this.contract = contract;
    this.json = load(file);
  }

  private static JsonNode load(String file) {
    try (InputStream in =
        RegistryArtifact.class.getResourceAsStream("/org/portolan/ethereum/" + file)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contract's name in its sources. */
  public String contract() {
    return contract;
  }

  public JsonNode json() {
    return json;
  }

  /** What a transaction that deploys a registry carries. */
  public byte[] deployment(
      org.portolan.record.Bytes32 networkId, long delay, String governor, String guardian) {
    String arguments =
        FunctionEncoder.encodeConstructor(
            java.util.List.of(
                new Bytes32(networkId.toByteArray()),
                new Uint64(delay),
                new Address(governor),
                new Address(guardian)));
    return Bytes.join(Hex.decode(json.get("bytecode").asString()), Hex.decode(arguments));
  }
}

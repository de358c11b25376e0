package org.portolan.chaincode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.json.CanonicalJson;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * What the registry's organisations agreed on: {@code portolan.fabric-registry.v1}.
 *
 * @param network its CAIP-2 name, and the hash of its genesis block's header
 * @param name {@code channel/chaincode}
 * @param anchor who may anchor and end
 * @param deliver who may bring foreign statements and recognitions
 * @param govern who may change these settings and whom the registry believes
 * @param governors of how many organisations it takes a governor for that
 * @param privateRecognitions the collection that recognized headers are kept in, if not in the open
 */
record Settings(
    NetworkIdentity network,
    String name,
    List<Access> anchor,
    List<Access> deliver,
    List<Access> govern,
    long governors,
    Optional<String> privateRecognitions) {
  static final int MAX_BYTES = 1 << 16;
  private static final String FORMAT = "portolan.fabric-registry.v1";

  static Settings read(byte[] json) {
    Members in = Members.of("settings", CanonicalJson.parse(json, MAX_BYTES));
    if (!in.text("format").equals(FORMAT)) {
      throw in.wrong("format", FORMAT);
    }
    Members network = in.object("network");
    NetworkIdentity identity = new NetworkIdentity(network.text("caip2"), network.hash("genesis"));
    network.end();
    Settings settings =
        new Settings(
            identity,
            in.text("registry"),
            in.list("anchor", Access::read),
            in.list("deliver", Access::read),
            in.list("govern", Access::read),
            in.number("governors"),
            in.any("privateRecognitions") instanceof Json.Null
                ? Optional.empty()
                : Optional.of(in.text("privateRecognitions")));
    in.end();
    if (settings.governors < 1 || settings.governors > settings.governing().size()) {
      throw in.wrong("governors", "from 1 to the number of organisations that govern");
    }
    return settings;
  }

  /** The registry's id, as lanes and statements name it. */
  Bytes32 registry() {
    return Identifiers.registry(name);
  }

  Set<String> governing() {
    return govern.stream().map(Access::msp).collect(Collectors.toSet());
  }

  static void require(List<Access> rules, Caller caller, String deed) {
    if (rules.stream().noneMatch(rule -> rule.lets(caller))) {
      throw ChaincodeRefused.of(
          "PTL-CHC-002", "creator", caller.words(), "one of those who may " + deed + ": " + rules);
    }
  }
}

package org.portolan.fabric;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.portolan.evidence.Refusal;
import org.portolan.fabric.devnet.Devnet;
import org.portolan.fabric.devnet.Devnet.Organisation;
import org.portolan.ledger.EvaluationNetwork;
import org.portolan.ledger.LedgerRefused;

/**
 * A registry of its own on the devnet's channel. The hub is a user of one of the two organisations:
 * of Customs where the ledger is customs', else of Port.
 */
public final class FabricEvaluation implements EvaluationNetwork {
  private static final String NETWORK = "fabric:devnet";

  /** The organisation's people anchor and deliver; its administrator alone governs. */
  private static final String RULES =
      """
      {"anchor":[{"attributes":{},"msp":"%1$s","units":[]}],\
      "deliver":[{"attributes":{},"msp":"%1$s","units":[]}],\
      "govern":[{"attributes":{},"msp":"%1$s","units":["admin"]}],\
      "governors":1,"privateRecognitions":null}\
      """;

  @Override
  public String namespace() {
    return "fabric";
  }

  /** Keys are the devnet's own, in its folder. */
  @Override
  public Map<String, String> prepare(
      String wanted, String name, Path keys, Map<String, String> members) {
    Devnet devnet =
        Devnet.find()
            .filter(there -> wanted.equals(namespace()) || wanted.equals(NETWORK))
            .orElseThrow(() -> notHere(wanted));
    Organisation of = name.equals("customs") ? Organisation.CUSTOMS : Organisation.PORT;
    String chaincode = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    devnet.define(chaincode);
    FabricSettings administrator = FabricSettings.read(devnet.settings(chaincode, of, "Admin"));
    Configuration.put(
        administrator,
        administrator.ownAccount(),
        RULES.formatted(of.msp()).getBytes(StandardCharsets.UTF_8),
        Clock.systemUTC());
    Map<String, String> settings = devnet.settings(chaincode, of, "User1");
    devnet.account(of, "Admin").forEach((key, value) -> settings.put("governor." + key, value));
    devnet.account(of, "User2").forEach((key, value) -> settings.put("reader." + key, value));
    return settings;
  }

  @Override
  public Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    Devnet devnet = Devnet.find().orElseThrow(() -> notHere(NETWORK));
    for (Organisation of : Organisation.values()) {
      String peer = "peer." + (of.ordinal() + 1) + ".";
      members.put(peer + "organisation", of.msp());
      members.put(peer + "certificate", devnet.signingCertificate(of).toString());
    }
    return members;
  }

  private static LedgerRefused notHere(String wanted) {
    return new LedgerRefused(
        Refusal.of(
            "PTL-NET-001",
            wanted,
            "none that is set up",
            "the devnet, " + NETWORK + ": ./portolan devnet up fabric"));
  }
}

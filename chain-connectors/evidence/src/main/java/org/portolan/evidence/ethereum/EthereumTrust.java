package org.portolan.evidence.ethereum;

import org.portolan.evidence.ethereum.finality.FinalityRule;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * The {@code ledger} member of a trust epoch of kind {@code eip155}: {@code {"kind":"eip155",
 * "finality":{"rule", ...}, "layout":{"codeHash", "ended"}}}. Chain id and genesis are the
 * network's name, the registry's address is its id; neither is said twice.
 */
public record EthereumTrust(FinalityRule finality, RegistryLayout layout) {
  public static final String KIND = "eip155";

  public static EthereumTrust read(Json.Obj ledger) {
    Members in = Members.of("ledger", ledger);
    if (!in.text("kind").equals(KIND)) {
      throw in.wrong("kind", KIND);
    }
    EthereumTrust trust =
        new EthereumTrust(
            FinalityRule.read(in.object("finality")), RegistryLayout.read(in.object("layout")));
    in.end();
    return trust;
  }

  public Json.Obj json() {
    return Json.object("kind", Json.of(KIND), "finality", finality.json(), "layout", layout.json());
  }
}

package org.portolan.evidence.fabric.trust;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.evidence.fabric.msp.Msp;
import org.portolan.evidence.fabric.msp.MspJson;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * The {@code ledger} member of a trust epoch of kind {@code fabric}.
 *
 * @param definition where the channel's definition of the chaincode was last written: another one
 *     is another chaincode
 * @param policy whose peers must sign
 * @param msps the organisations of the policy, and no others
 * @param consenters of a BFT ordering service; none under any other
 * @param config the configuration block that this epoch is of
 * @param trustingPeriod seconds after which a view is no longer believed: keys that were retired
 *     since may be in other hands
 */
public record FabricTrust(
    String channel,
    String chaincode,
    Version definition,
    ViewPolicy policy,
    List<Msp> msps,
    List<Consenter> consenters,
    ConfigPin config,
    long trustingPeriod) {
  public static final String KIND = "fabric";

  /**
   * A configuration block.
   *
   * @param sequence of the configuration, one more with every change
   * @param hash of the block's header
   */
  public record ConfigPin(long sequence, long block, Bytes32 hash) {}

  public FabricTrust {
    msps = List.copyOf(msps);
    consenters = List.copyOf(consenters);
  }

  public static FabricTrust read(Json.Obj ledger) {
    Members in = Members.of("ledger", ledger);
    if (!in.text("kind").equals(KIND)) {
      throw in.wrong("kind", KIND);
    }
    FabricTrust trust =
        new FabricTrust(
            in.text("channel"),
            in.text("chaincode"),
            version(in.object("definition")),
            ViewPolicy.read(in.object("policy")),
            in.list("msps", MspJson::read),
            in.list("consenters", Consenter::read),
            pin(in.object("config")),
            in.number("trustingPeriod"));
    in.end();
    trust.check();
    return trust;
  }

  public Json.Obj json() {
    return Json.object(
        "kind", Json.of(KIND),
        "channel", Json.of(channel),
        "chaincode", Json.of(chaincode),
        "definition",
            Json.object(
                "block", Json.of(definition.block()),
                "transaction", Json.of(definition.transaction())),
        "policy", policy.json(),
        "msps", Json.of(msps.stream().map(MspJson::write).toList()),
        "consenters", Json.of(consenters.stream().map(Consenter::json).toList()),
        "config",
            Json.object(
                "sequence", Json.of(config.sequence()),
                "block", Json.of(config.block()),
                "hash", Json.of(config.hash().hex())),
        "trustingPeriod", Json.of(trustingPeriod));
  }

  /** The id of the registry that this is about. */
  public Bytes32 registry() {
    return Identifiers.registry(channel + "/" + chaincode);
  }

  public Optional<Msp> msp(String id) {
    return msps.stream().filter(msp -> msp.id().equals(id)).findFirst();
  }

  public Optional<Consenter> consenter(long id) {
    return consenters.stream().filter(consenter -> consenter.id() == id).findFirst();
  }

  /** Of n consenters, f may lie: so many signatures are of one more than half of the rest. */
  public int sealQuorum() {
    int n = consenters.size();
    int f = (n - 1) / 3;
    return (n + f + 2) / 2;
  }

  private void check() {
    Set<String> ids = new HashSet<>();
    msps.forEach(msp -> require(ids.add(msp.id()), "msps", msp.id() + " twice", "each MSP once"));
    require(
        ids.equals(Set.copyOf(policy.organisations())),
        "msps",
        ids.toString(),
        "the organisations of the policy");
    Set<Object> keys = new HashSet<>();
    consenters.forEach(
        c ->
            require(
                keys.add(c.id()) && keys.add(c.key().keyId()),
                "consenters",
                "consenter " + c.id() + " or its key twice",
                "each once"));
    require(
        !channel.isEmpty() && !chaincode.isEmpty(),
        "channel",
        channel + "/" + chaincode,
        "a channel and a chaincode");
  }

  private static Version version(Members in) {
    Version version = new Version(in.number("block"), in.number("transaction"));
    in.end();
    return version;
  }

  private static ConfigPin pin(Members in) {
    ConfigPin pin = new ConfigPin(in.number("sequence"), in.number("block"), in.hash("hash"));
    in.end();
    return pin;
  }

  private static void require(boolean rule, String path, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused("PTL-FAB-003", "ledger/" + path, seen, expected);
    }
  }
}

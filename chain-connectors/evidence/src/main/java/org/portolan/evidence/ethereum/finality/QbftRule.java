package org.portolan.evidence.ethereum.finality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * QBFT as an epoch pins it: {@code {"rule":"qbft", "checkpoint":{"number","hash","validators"},
 * "contract":null|{"fromBlock","address","codeHash","slot"}, "trustingPeriod":s,
 * "skip":reason|null}}.
 *
 * @param contract what names the validators from some block on
 * @param trustingPeriod for how many seconds after a checkpoint its validators' keys are trusted to
 *     be in good hands; headers after an older checkpoint are not believed
 * @param skip why headers may be left out between the checkpoint and what is proved, in words: the
 *     validators seal no other chain; without it, none may
 */
public record QbftRule(
    Checkpoint checkpoint,
    Optional<ValidatorContract> contract,
    long trustingPeriod,
    Optional<String> skip)
    implements FinalityRule {
  static final String NAME = "qbft";

  /**
   * A block that the epoch takes as it is.
   *
   * @param validators in contract mode who seals the next block; empty if its state has to say it,
   *     and in header mode, where the header says it
   */
  public record Checkpoint(long number, Bytes32 hash, Optional<Validators> validators) {}

  @Override
  public FinalBlocks finalBlocks(byte[] proof, NetworkIdentity network, long now) {
    if (checkpoint.number() == 0 && !checkpoint.hash().equals(network.genesis())) {
      throw new RecordRefused(
          "PTL-QBF-012", "epoch", checkpoint.hash().hex(), "the genesis of " + network.caip2());
    }
    return new QbftChain(this, QbftProof.decode(proof), now).finalBlocks();
  }

  static QbftRule read(Members in) {
    QbftRule rule =
        new QbftRule(
            checkpoint(in.object("checkpoint")),
            in.optionalObject("contract").map(ValidatorContract::read),
            in.number("trustingPeriod"),
            in.any("skip") instanceof Json.Null ? Optional.empty() : Optional.of(in.text("skip")));
    in.end();
    boolean lists = rule.contract.filter(c -> rule.checkpoint.number() >= c.fromBlock()).isEmpty();
    if (lists && rule.checkpoint.validators().isPresent()) {
      throw new RecordRefused(
          "PTL-TRU-001", in.path(), "validators", "null: the checkpoint's header lists them");
    }
    return rule;
  }

  private static Checkpoint checkpoint(Members in) {
    Checkpoint checkpoint =
        new Checkpoint(
            in.number("number"),
            in.hash("hash"),
            in.any("validators") instanceof Json.Null
                ? Optional.empty()
                : Optional.of(Validators.of(in.path(), validators(in))));
    in.end();
    return checkpoint;
  }

  private static List<Bytes32> validators(Members in) {
    return in.texts("validators").stream().map(text -> address(in, "validators", text)).toList();
  }

  @Override
  public Json.Obj json() {
    return Json.object(
        "rule", Json.of(NAME),
        "checkpoint",
            Json.object(
                "number", Json.of(checkpoint.number()),
                "hash", Json.of(checkpoint.hash().hex()),
                "validators",
                    checkpoint
                        .validators()
                        .<Json>map(
                            v ->
                                Json.of(
                                    v.addresses().stream()
                                        .sorted()
                                        .map(QbftRule::address)
                                        .toList()))
                        .orElse(Json.NULL)),
        "contract", contract.<Json>map(ValidatorContract::json).orElse(Json.NULL),
        "trustingPeriod", Json.of(trustingPeriod),
        "skip", skip.<Json>map(Json::of).orElse(Json.NULL));
  }

  static Bytes32 address(Members in, String name) {
    return address(in, name, in.text(name));
  }

  private static Bytes32 address(Members in, String name, String text) {
    byte[] bytes;
    try {
      bytes = Hex.decode(text);
    } catch (IllegalArgumentException e) {
      throw in.wrong(name, "40 lower-case hexadecimal digits");
    }
    if (bytes.length != 20) {
      throw in.wrong(name, "40 lower-case hexadecimal digits");
    }
    return Bytes32.leftPadded(bytes);
  }

  static Json address(Bytes32 padded) {
    return Json.of(Hex.encode(Arrays.copyOfRange(padded.toByteArray(), 12, Bytes32.LENGTH)));
  }
}

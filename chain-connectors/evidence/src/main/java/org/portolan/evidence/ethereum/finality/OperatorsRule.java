package org.portolan.evidence.ethereum.finality;

import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * Blocks carry nothing that shows them to be the chain's own: {@code {"rule":"operators",
 * "reason"}}. Nobody can prove such a block to somebody who was not there. Attestors rest on nodes
 * of two operators that tell the same; a bundle carries their statements, and no evidence.
 *
 * @param reason why that is enough, in words
 */
public record OperatorsRule(String reason) implements FinalityRule {
  static final String NAME = "operators";

  @Override
  public boolean proves() {
    return false;
  }

  @Override
  public FinalBlocks finalBlocks(byte[] proof, NetworkIdentity network, long now) {
    throw new RecordRefused(
        "PTL-ETH-012", "evidence", "blocks of " + network.caip2(), "blocks with seals");
  }

  static OperatorsRule read(Members in) {
    OperatorsRule rule = new OperatorsRule(in.text("reason"));
    in.end();
    return rule;
  }

  @Override
  public Json.Obj json() {
    return Json.object("rule", Json.of(NAME), "reason", Json.of(reason));
  }
}

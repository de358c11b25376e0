package org.portolan.evidence.ethereum.finality;

import org.portolan.record.NetworkIdentity;
import org.portolan.record.RecordRefused;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * How blocks of a network are known to be final: the {@code finality} member of an epoch's ledger.
 * The epoch chooses the rule and the rule reads the proof, so that no proof chooses how it is
 * judged.
 */
public sealed interface FinalityRule permits QbftRule, OperatorsRule {
  /**
   * The blocks that a proof shows to be final.
   *
   * @param proof in the bytes of this rule
   * @param now UTC seconds at which it is judged
   * @throws RecordRefused if the proof breaks the rule anywhere
   */
  FinalBlocks finalBlocks(byte[] proof, NetworkIdentity network, long now);

  /** Whether there is anything by which a block is shown to be the chain's own. */
  default boolean proves() {
    return true;
  }

  Json.Obj json();

  static FinalityRule read(Members in) {
    String rule = in.text("rule");
    return switch (rule) {
      case QbftRule.NAME -> QbftRule.read(in);
      case OperatorsRule.NAME -> OperatorsRule.read(in);
      default -> throw in.wrong("rule", QbftRule.NAME + " or " + OperatorsRule.NAME);
    };
  }
}

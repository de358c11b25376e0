package org.portolan.ethereum;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.portolan.ethereum.node.Node;
import org.portolan.evidence.ethereum.finality.QbftHeader;
import org.portolan.evidence.ethereum.finality.QbftRule;
import org.portolan.evidence.ethereum.finality.ValidatorContract;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;

/** What a QBFT node tells of its chain for those who follow it. */
final class QbftNode {
  private static final int MAX_VALIDATORS = 1_000;

  private final Node node;
  private final QbftSettings settings;

  QbftNode(Node node, QbftSettings settings) {
    this.node = node;
    this.settings = settings;
  }

  /** A block's header, in RLP as the node keeps it. */
  byte[] header(long number) {
    return RlpItem.decode(node.rawBlock(number)).items(8).get(0).encoded();
  }

  /**
   * What a verifier would be told, by this node's own word: it need not be believed to be tried.
   */
  QbftRule rule() {
    Bytes32 hash = QbftHeader.decode(header(settings.checkpoint())).hash();
    return new QbftRule(
        new QbftRule.Checkpoint(settings.checkpoint(), hash, Optional.empty()),
        contract(),
        Long.MAX_VALUE,
        settings.skip() ? Optional.of("so configured") : Optional.empty());
  }

  private Optional<ValidatorContract> contract() {
    return settings
        .contract()
        .map(
            c ->
                new ValidatorContract(
                    c.fromBlock(),
                    new StateProof.Contract(
                        Bytes32.leftPadded(Hex.decode(c.address().substring(2))),
                        node.codeHash(c.address())),
                    c.slot()));
  }

  /** Whom the validator contract names in the state of a block. */
  StateProof validators(ValidatorContract contract, long block) {
    String address = settings.contract().orElseThrow().address();
    BigInteger length = node.storage(address, contract.lengthSlot(), block);
    if (length.signum() <= 0 || length.bitLength() > 31 || length.intValue() > MAX_VALIDATORS) {
      throw new LedgerUnavailable(
          node.operator() + " tells of " + length + " validators in block " + block, null);
    }
    List<Bytes32> slots = contract.slots(length.intValue());
    return NodeState.proof(node, address, block, slots);
  }
}

package org.portolan.ethereum;

import java.util.Optional;
import org.portolan.ethereum.contract.RegistrySlots;
import org.portolan.ethereum.node.Block;
import org.portolan.ethereum.node.Node;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.EthereumTrust;
import org.portolan.evidence.ethereum.RegistryLayout;
import org.portolan.evidence.ethereum.finality.FinalityRule;
import org.portolan.evidence.ethereum.finality.OperatorsRule;
import org.portolan.evidence.ethereum.finality.QbftRule;
import org.portolan.evidence.ethereum.finality.ValidatorContract;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;

/**
 * What an epoch could say of this chain, as a node shows it: validators followed from the
 * checkpoint that is configured, and where none is, what operators' nodes say alike.
 */
record ProposedTrust(Registry registry, Optional<QbftSettings> qbft) {
  /** For how many seconds after the checkpoint its validators are proposed to be believed. */
  private static final long TRUSTED = 30L * 86_400;

  EthereumTrust asked(Node node) {
    FinalityRule finality =
        qbft.<FinalityRule>map(settings -> rule(node, settings))
            .orElseGet(() -> new OperatorsRule("blocks of this chain carry no seals"));
    return new EthereumTrust(
        finality, new RegistryLayout(codeHash(node, registry.address()), RegistrySlots.ENDED));
  }

  private static QbftRule rule(Node node, QbftSettings settings) {
    long number = settings.checkpoint();
    Block block =
        node.block(number).orElseThrow(() -> new LedgerUnavailable("no block " + number, null));
    return new QbftRule(
        new QbftRule.Checkpoint(number, block.hash(), Optional.empty()),
        settings.contract().map(contract -> contract(node, contract)),
        TRUSTED,
        settings.skip()
            ? Optional.of("configured: these validators seal no other chain")
            : Optional.empty());
  }

  private static ValidatorContract contract(Node node, QbftSettings.Contract contract) {
    Bytes32 address = Bytes32.leftPadded(Hex.decode(contract.address().substring(2)));
    return new ValidatorContract(
        contract.fromBlock(),
        new StateProof.Contract(address, codeHash(node, contract.address())),
        contract.slot());
  }

  private static Bytes32 codeHash(Node node, String address) {
    return Keccak256.hash(node.code(address));
  }
}

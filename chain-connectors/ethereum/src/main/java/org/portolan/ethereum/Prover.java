package org.portolan.ethereum;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.portolan.ethereum.contract.RegistrySlots;
import org.portolan.ethereum.node.Block;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.trie.Receipts;
import org.portolan.evidence.Anchor;
import org.portolan.evidence.AnchorHeights;
import org.portolan.evidence.Claim;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.ethereum.EthereumEvidence;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;

/**
 * Evidence of a QBFT chain, by one node: the headers that lead from the checkpoint to the height,
 * the anchor's receipt, and for CURRENT the place of the record's ending in the state.
 */
final class Prover {
  private final Registry registry;
  private final NetworkIdentity network;
  private final Node node;
  private final QbftPath path;

  Prover(Registry registry, NetworkIdentity network, Node node, QbftSettings settings) {
    this.registry = registry;
    this.network = network;
    this.node = node;
    this.path = new QbftPath(new QbftNode(node, settings));
  }

  Evidence prove(Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
    long anchored = AnchorHeights.of(network, anchor.position());
    long height = claim == Claim.CURRENT ? registry.finality().head(node).number() : anchored;
    Block block =
        node.block(height).orElseThrow(() -> new LedgerUnavailable("no block " + height, null));
    Receipts receipts = new Receipts(node.receipts(anchored));
    Optional<StateProof> current =
        commitment
            .filter(c -> claim == Claim.CURRENT)
            .map(c -> RegistrySlots.ofEnded(anchor.publisher(), c))
            .map(slot -> new NodeState(node, registry).proof(height, slot));
    byte[] finality = path.to(anchored, height).encode();
    int transaction = ByteBuffer.wrap(anchor.position().toByteArray()).getInt(8);
    return new Evidence(
        "eip155",
        claim,
        height,
        block.time(),
        new EthereumEvidence(finality, receipts.proof(transaction), current).encode());
  }
}

package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.portolan.evidence.ethereum.finality.QbftHeader;
import org.portolan.evidence.ethereum.finality.QbftProof;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.ledger.LedgerUnavailable;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;

/**
 * Evidence of a QBFT chain: the sealed headers from the checkpoint to the height, the anchor's
 * receipt, and for CURRENT the place of the record's ending in the state.
 *
 * @param checkpoint the block from which verifiers follow the validators
 */
record Prover(Registry registry, NetworkIdentity network, long checkpoint) {
  Evidence prove(Node node, Anchor anchor, Claim claim, Optional<Bytes32> commitment) {
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
    byte[] finality =
        new QbftProof(
                headers(node, Math.min(checkpoint, anchored), Math.max(checkpoint, height)),
                Map.of())
            .encode();
    int transaction = java.nio.ByteBuffer.wrap(anchor.position().toByteArray()).getInt(8);
    return new Evidence(
        "eip155",
        claim,
        height,
        block.time(),
        new EthereumEvidence(finality, receipts.proof(transaction), current).encode());
  }

  /** What stands at or before the checkpoint is known by its hash, and carries no seals. */
  private List<byte[]> headers(Node node, long first, long last) {
    List<byte[]> headers = new ArrayList<>();
    for (long number = first; number <= last; number++) {
      RlpItem header = RlpItem.decode(node.rawBlock(number)).items(8).get(0);
      headers.add(
          number <= checkpoint ? QbftHeader.decode(header.encoded()).bare() : header.encoded());
    }
    return headers;
  }
}

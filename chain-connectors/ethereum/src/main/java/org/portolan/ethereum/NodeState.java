package org.portolan.ethereum;

import java.util.ArrayList;
import java.util.List;
import org.portolan.ethereum.node.Block;
import org.portolan.ethereum.node.Node;
import org.portolan.ethereum.node.Values;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.TrieProof;
import org.portolan.ledger.LedgerRefused;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import tools.jackson.databind.JsonNode;

/** The registry's storage in the state of a block, by proofs that a node gives. */
final class NodeState {
  private final Node node;
  private final Registry registry;

  NodeState(Node node, Registry registry) {
    this.node = node;
    this.registry = registry;
  }

  /** A slot's word, verified under the block's state root. */
  Bytes32 word(Block block, Bytes32 slot) {
    try {
      return proof(block.number(), slot)
          .storage(block.stateRoot(), new StateProof.Contract(registry.id(), codeHash()))
          .word(0, slot);
    } catch (RecordRefused e) {
      throw new LedgerRefused(Refusal.of(e));
    }
  }

  Bytes32 codeHash() {
    return Keccak256.hash(node.code(registry.address()));
  }

  StateProof proof(long block, Bytes32 slot) {
    JsonNode answer = node.proof(registry.address(), List.of(slot), block);
    return new StateProof(
        nodes(answer.get("accountProof")),
        List.of(nodes(answer.get("storageProof").get(0).get("proof"))));
  }

  private static TrieProof nodes(JsonNode list) {
    List<byte[]> nodes = new ArrayList<>();
    list.forEach(item -> nodes.add(Values.bytes(item)));
    return new TrieProof(nodes);
  }
}

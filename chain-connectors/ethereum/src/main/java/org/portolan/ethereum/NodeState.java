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
    return proof(node, registry.address(), block, List.of(slot));
  }

  /** A contract and some of its slots in the state of a block, as a node tells them. */
  static StateProof proof(Node node, String address, long block, List<Bytes32> slots) {
    JsonNode answer = node.proof(address, slots, block);
    List<TrieProof> proofs = new ArrayList<>();
    answer.get("storageProof").forEach(slot -> proofs.add(nodes(slot.get("proof"))));
    return new StateProof(nodes(answer.get("accountProof")), proofs);
  }

  private static TrieProof nodes(JsonNode list) {
    List<byte[]> nodes = new ArrayList<>();
    list.forEach(item -> nodes.add(Values.bytes(item)));
    return new TrieProof(nodes);
  }
}

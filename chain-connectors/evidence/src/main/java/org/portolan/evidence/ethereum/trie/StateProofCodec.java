package org.portolan.evidence.ethereum.trie;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * Proofs in CBOR: a proof of a key is {@code [node...]}, one of a state {@code [account,
 * [slot...]]}.
 */
public final class StateProofCodec {
  private static final int MAX_SLOTS = 1 << 11;

  private StateProofCodec() {}

  public static void write(CborWriter out, TrieProof proof) {
    out.array(proof.nodes().size());
    proof.nodes().forEach(out::bytes);
  }

  public static void write(CborWriter out, StateProof proof) {
    out.array(2);
    write(out, proof.account());
    out.array(proof.slots().size());
    proof.slots().forEach(slot -> write(out, slot));
  }

  public static TrieProof readNodes(CborReader in) {
    int count = in.array();
    in.require(count <= TrieProof.MAX_NODES, "at most " + TrieProof.MAX_NODES + " nodes");
    List<byte[]> nodes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      nodes.add(in.bytes());
    }
    return new TrieProof(nodes);
  }

  public static StateProof read(CborReader in) {
    in.require(in.array() == 2, "an account and slots");
    TrieProof account = readNodes(in);
    int count = in.array();
    in.require(count <= MAX_SLOTS, "at most " + MAX_SLOTS + " slots");
    List<TrieProof> slots = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      slots.add(readNodes(in));
    }
    return new StateProof(account, slots);
  }
}

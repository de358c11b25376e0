package org.portolan.evidence.ethereum;

import java.util.Optional;
import org.portolan.evidence.ethereum.trie.StateProof;
import org.portolan.evidence.ethereum.trie.StateProofCodec;
import org.portolan.evidence.ethereum.trie.TrieProof;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * The data of evidence of kind {@code eip155}: {@code [1, finality, receipt, current]}. Which
 * block, transaction and log, and which slot, is the verifier's own knowledge and not in here.
 *
 * @param finality what shows that the blocks are final, in the bytes of the epoch's rule
 * @param receipt nodes of the receipts trie towards the anchor's transaction
 * @param current for the claim CURRENT the registry in the state of the evidence's height, with one
 *     slot: the commitment's ending
 */
public record EthereumEvidence(byte[] finality, TrieProof receipt, Optional<StateProof> current) {
  private static final int VERSION = 1;

  public byte[] encode() {
    CborWriter out = new CborWriter().array(4).integer(VERSION).bytes(finality);
    StateProofCodec.write(out, receipt);
    current.ifPresentOrElse(state -> StateProofCodec.write(out, state), out::nil);
    return out.toByteArray();
  }

  public static EthereumEvidence decode(byte[] data) {
    CborReader in = new CborReader(data);
    in.require(in.array() == 4, "an array of 4");
    in.require(in.integer() == VERSION, "version 1");
    byte[] finality = in.bytes();
    TrieProof receipt = StateProofCodec.readNodes(in);
    Optional<StateProof> current =
        in.nil() ? Optional.empty() : Optional.of(StateProofCodec.read(in));
    in.end();
    return new EthereumEvidence(finality, receipt, current);
  }
}

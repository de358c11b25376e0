package org.portolan.evidence.ethereum.vectors;

import static org.portolan.evidence.ethereum.vectors.EthereumVector.hex;
import static org.portolan.evidence.ethereum.vectors.EthereumVector.hexes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.kit.CapturedChain;
import org.portolan.evidence.ethereum.kit.EthereumVectors;
import org.portolan.evidence.ethereum.kit.RlpEditor;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.ethereum.trie.Trie;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.json.Json;
import tools.jackson.databind.JsonNode;

/** Proofs in Merkle-Patricia tries: of receipts and words of a real chain, and with one change. */
final class TrieVectors {
  static final String SUBJECT = "merkle-patricia-proof";
  private static final Bytes32 RECEIPTS_ROOT = RlpRoot.of(54, 5);

  private final List<EthereumVector> all = new ArrayList<>();
  private final Trie receipts = Trie.ofList(CapturedChain.receipts(54));

  static List<EthereumVector> make() {
    TrieVectors out = new TrieVectors();
    out.real();
    out.changed();
    out.all.addAll(MalformedNodeVectors.make());
    return out.all;
  }

  private void real() {
    for (int i : new int[] {0, 1, 7, 39}) {
      accepted(
          "accepted-receipt-" + i + "-of-40",
          "A receipt of a block of a QBFT network",
          RECEIPTS_ROOT,
          key(i),
          nodes(i),
          CapturedChain.receipts(54).get(i));
    }
    accepted(
        "accepted-no-receipt-40-of-40",
        "That a block of 40 transactions has none at index 40",
        RECEIPTS_ROOT,
        key(40),
        nodes(40),
        null);
    JsonNode proof = EthereumVectors.read("qbft-chain/registry-54.json").get("proof");
    for (JsonNode slot : proof.get("storageProof")) {
      byte[] key =
          Keccak256.hash(EthereumVectors.padded(slot.get("key")).toByteArray()).toByteArray();
      Bytes32 word = CapturedChain.word(slot.get("value"));
      accepted(
          "accepted-" + (word.isZero() ? "no-" : "") + "word-" + Hex.encode(Arrays.copyOf(key, 2)),
          word.isZero()
              ? "That nothing was written to a slot"
              : "A word that was written to a slot",
          EthereumVectors.padded(proof.get("storageHash")),
          key,
          EthereumVectors.list(slot.get("proof")),
          word.isZero() ? null : RlpWriter.string(word.toByteArray()));
    }
    accepted(
        "accepted-nothing-in-the-empty-trie",
        "That the empty trie has nothing, without a node",
        Trie.of(Map.of()).root(),
        key(0),
        List.of(),
        null);
    Map<String, byte[]> small =
        Map.of("00", new byte[] {1}, "01", new byte[] {2}, "f1", new byte[] {3});
    Trie embedded = Trie.of(small);
    accepted(
        "accepted-embedded-node",
        "A value in a node that stands inside its parent",
        embedded.root(),
        new byte[] {1},
        embedded.proof(new byte[] {1}).nodes(),
        new byte[] {2});
  }

  private void changed() {
    List<byte[]> proof = nodes(7);
    changed("root-of-zeros", 15, "The root is 32 zero bytes", Bytes32.ZERO, key(7), proof, "001");
    changed(
        "root-of-another-block",
        16,
        "The root is another block's",
        RlpRoot.of(190, 5),
        key(7),
        proof,
        "001");
    changed("no-nodes", 21, "No node at all", RECEIPTS_ROOT, key(7), List.of(), "002");
    changed(
        "last-node-left-out",
        18,
        "The last node is missing",
        RECEIPTS_ROOT,
        key(7),
        proof.subList(0, proof.size() - 1),
        "002");
    changed(
        "first-node-left-out",
        18,
        "The root is missing",
        RECEIPTS_ROOT,
        key(7),
        proof.subList(1, proof.size()),
        "001");
    changed(
        "node-twice",
        18,
        "The root stands twice",
        RECEIPTS_ROOT,
        key(7),
        more(proof.subList(0, 1), proof),
        "001");
    changed(
        "node-behind-the-last",
        18,
        "A node more than needed",
        RECEIPTS_ROOT,
        key(7),
        more(proof, proof.subList(0, 1)),
        "002");
    changed(
        "nodes-in-reverse",
        18,
        "The nodes from the leaf up",
        RECEIPTS_ROOT,
        key(7),
        proof.reversed(),
        "001");
    changed(
        "key-of-another-receipt",
        18,
        "The proof is of index 7, the key of 8",
        RECEIPTS_ROOT,
        key(8),
        proof,
        "001");
    changed(
        "key-as-two-bytes",
        18,
        "The index in two bytes instead of RLP",
        RECEIPTS_ROOT,
        new byte[] {0, 7},
        proof,
        "002");
    changed(
        "receipt-altered",
        16,
        "A bit of the receipt is another",
        RECEIPTS_ROOT,
        key(7),
        last(proof, n -> RlpEditor.flipped(n, n.length - 3, 1)),
        "001");
    changed(
        "leaf-flag-cleared",
        19,
        "The leaf says it is an extension",
        RECEIPTS_ROOT,
        key(7),
        last(proof, n -> RlpEditor.string(n, 0, p -> RlpEditor.flipped(p, 0, 0x20))),
        "001");
    changed(
        "node-behind-an-absence",
        21,
        "A node more than the absence needs",
        RECEIPTS_ROOT,
        key(40),
        more(nodes(40), proof.subList(0, 1)),
        "002");
    changed(
        "absence-by-a-slot-emptied",
        21,
        "A slot of the root emptied to show an absence",
        RECEIPTS_ROOT,
        key(7),
        List.of(emptied(proof.get(0), 0)),
        "001");
    changed(
        "absence-by-the-proof-of-another-key",
        21,
        "An absence shown by the way to another key",
        RECEIPTS_ROOT,
        key(7),
        nodes(40),
        "001");
    changed(
        "inner-node-as-the-value",
        17,
        "The proof ends at an inner node",
        RECEIPTS_ROOT,
        key(7),
        proof.subList(0, 1),
        "002");
  }

  private void accepted(
      String name, String says, Bytes32 root, byte[] key, List<byte[]> nodes, byte[] value) {
    all.add(
        EthereumVector.accepted(
            SUBJECT,
            name,
            says,
            input(root, key, nodes),
            "value",
            value == null ? Json.NULL : hex(value)));
  }

  private void changed(
      String name,
      int item,
      String says,
      Bytes32 root,
      byte[] key,
      List<byte[]> nodes,
      String code) {
    all.add(
        EthereumVector.refused(
            SUBJECT, name, item, says, input(root, key, nodes), "PTL-MPT-" + code));
  }

  static Json.Obj input(Bytes32 root, byte[] key, List<byte[]> nodes) {
    return Json.object("root", hex(root), "key", hex(key), "nodes", hexes(nodes));
  }

  private List<byte[]> nodes(int index) {
    return receipts.proof(key(index)).nodes();
  }

  private static byte[] key(int index) {
    return RlpWriter.number(index);
  }

  private static List<byte[]> more(List<byte[]> first, List<byte[]> second) {
    List<byte[]> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static List<byte[]> last(List<byte[]> nodes, UnaryOperator<byte[]> change) {
    List<byte[]> changed = new ArrayList<>(nodes);
    changed.set(nodes.size() - 1, change.apply(nodes.get(nodes.size() - 1)));
    return changed;
  }

  private static byte[] emptied(byte[] branch, int slot) {
    return RlpEditor.item(branch, slot, b -> RlpWriter.string(new byte[0]));
  }

  /** A root of a block of the captured chain, by the place of its field. */
  private static final class RlpRoot {
    static Bytes32 of(int block, int field) {
      byte[] encoded = RlpEditor.split(CapturedChain.headers().get(block)).get(field);
      return Bytes32.at(encoded, 1);
    }
  }
}

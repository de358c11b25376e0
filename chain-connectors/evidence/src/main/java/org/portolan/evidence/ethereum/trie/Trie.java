package org.portolan.evidence.ethereum.trie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;

/**
 * A trie built from all its values, as a prover needs it: a node of the network gives receipts, not
 * proofs of them. No key may be the beginning of another.
 */
public final class Trie {
  private static final byte[] NOTHING = RlpWriter.string(new byte[0]);

  private final Built root;

  /** A node with the path it covers, in half-bytes as hexadecimal digits, and what is below it. */
  private record Built(String path, byte[] encoded, List<Built> children) {
    byte[] reference() {
      return encoded.length < Bytes32.LENGTH
          ? encoded
          : RlpWriter.string(Keccak256.hash(encoded).toByteArray());
    }
  }

  private Trie(Built root) {
    this.root = root;
  }

  /**
   * @param values by key, each in hexadecimal
   */
  public static Trie of(Map<String, byte[]> values) {
    SortedMap<String, byte[]> sorted = new TreeMap<>(values);
    return new Trie(sorted.isEmpty() ? null : build(sorted, 0));
  }

  /** The receipts of a block, in the order of its transactions. */
  public static Trie ofList(List<byte[]> values) {
    Map<String, byte[]> byIndex = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      byIndex.put(Hex.encode(RlpWriter.number(i)), values.get(i));
    }
    return of(byIndex);
  }

  public Bytes32 root() {
    return root == null ? TrieProof.EMPTY_ROOT : Keccak256.hash(root.encoded);
  }

  /** The nodes that show a key's value, or that it has none. */
  public TrieProof proof(byte[] key) {
    String path = Hex.encode(key);
    List<byte[]> nodes = new ArrayList<>();
    Built node = root;
    while (node != null) {
      if (nodes.isEmpty() || node.encoded.length >= Bytes32.LENGTH) {
        nodes.add(node.encoded);
      }
      node = node.children.stream().filter(c -> path.startsWith(c.path)).findFirst().orElse(null);
    }
    return new TrieProof(nodes);
  }

  private static Built build(SortedMap<String, byte[]> values, int depth) {
    String first = values.firstKey();
    if (values.size() == 1) {
      byte[] leaf =
          node(compact(first.substring(depth), true), RlpWriter.string(values.get(first)));
      return new Built(first, leaf, List.of());
    }
    String last = values.lastKey();
    int shared = depth;
    while (first.charAt(shared) == last.charAt(shared)) {
      shared++;
    }
    Built branch = branch(values, first.substring(0, shared));
    if (shared == depth) {
      return branch;
    }
    byte[] extension = node(compact(first.substring(depth, shared), false), branch.reference());
    return new Built(first.substring(0, depth), extension, List.of(branch));
  }

  private static Built branch(SortedMap<String, byte[]> values, String path) {
    byte[][] slots = new byte[17][];
    Arrays.fill(slots, NOTHING);
    List<Built> children = new ArrayList<>();
    for (int i = 0; i < TrieNode.WIDTH; i++) {
      String below = path + Character.forDigit(i, 16);
      SortedMap<String, byte[]> part = values.subMap(below, below + "g");
      if (!part.isEmpty()) {
        Built child = build(part, below.length());
        slots[i] = child.reference();
        children.add(new Built(below, child.encoded, child.children));
      }
    }
    return new Built(path, RlpWriter.list(slots), children);
  }

  private static byte[] node(byte[] path, byte[] encodedSecond) {
    return RlpWriter.list(RlpWriter.string(path), encodedSecond);
  }

  private static byte[] compact(String path, boolean leaf) {
    boolean odd = path.length() % 2 == 1;
    int flag = (leaf ? 2 : 0) + (odd ? 1 : 0);
    return Hex.decode(flag + (odd ? "" : "0") + path);
  }
}

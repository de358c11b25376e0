package org.portolan.evidence.ethereum.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.kit.RlpEditor;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;

/** Nodes that no trie has, under roots that are their hashes. */
final class MalformedNodeVectors {
  private final List<EthereumVector> all = new ArrayList<>();

  static List<EthereumVector> make() {
    MalformedNodeVectors out = new MalformedNodeVectors();
    out.malformed();
    return out.all;
  }

  private void malformed() {
    byte[] key = Keccak256.hash(BigEndian.u32(1)).toByteArray();
    byte[] value = Bytes.join(key, key);
    byte[] leaf = pair(compact(0x20, key, 0), value);
    malformed(
        "leaf-without-a-value",
        19,
        "A leaf with an empty value",
        key,
        pair(compact(0x20, key, 0), new byte[0]));
    malformed(
        "path-flag-4", 19, "A path flag that is none", key, pair(compact(0x40, key, 0), value));
    malformed("path-of-no-bytes", 19, "A path without a flag", key, pair(new byte[0], value));
    malformed(
        "even-path-with-a-half-byte",
        19,
        "An even path whose first byte ends in 1",
        key,
        pair(compact(0x21, key, 0), value));
    malformed(
        "extension-of-no-length",
        19,
        "An extension with an empty path",
        key,
        pair(new byte[1], Keccak256.hash(leaf).toByteArray()),
        leaf);
    malformed(
        "extension-to-a-leaf",
        19,
        "An extension that leads to a leaf",
        key,
        pair(compact(0x00, Arrays.copyOf(key, 1), 0), hash(tail(key, 1, value))),
        tail(key, 1, value));
    byte[] second =
        pair(compact(0x00, Arrays.copyOfRange(key, 1, 2), 0), hash(tail(key, 2, value)));
    malformed(
        "extension-to-an-extension",
        19,
        "An extension that leads to an extension",
        key,
        pair(compact(0x00, Arrays.copyOf(key, 1), 0), hash(second)),
        second,
        tail(key, 2, value));
    malformed(
        "extension-to-31-bytes",
        19,
        "An extension that names 31 bytes",
        key,
        pair(compact(0x00, Arrays.copyOf(key, 1), 0), Arrays.copyOf(hash(leaf), 31)),
        leaf);
    byte[] tiny =
        RlpWriter.list(RlpWriter.string(new byte[] {0x20}), RlpWriter.string(new byte[] {5}));
    malformed(
        "short-node-by-hash",
        19,
        "A node below 32 bytes that is named by its hash",
        new byte[] {0x12},
        branch(1, RlpWriter.string(hash(branch(2, tiny, 3, tiny))), 3, tiny),
        branch(2, tiny, 3, tiny));
    byte[] wide = RlpWriter.list(RlpWriter.string(new byte[] {0x20}), RlpWriter.string(key));
    malformed(
        "embedded-node-of-36-bytes",
        19,
        "A node of 36 bytes that stands inside its parent",
        new byte[] {0x10},
        branch(1, wide, 3, tiny));
    malformed(
        "branch-with-a-value",
        19,
        "A branch with a value in its last slot",
        new byte[] {0x10},
        withValue(branch(1, tiny, 3, tiny)));
    malformed(
        "branch-with-one-child",
        19,
        "A branch that does not branch",
        new byte[] {0x10},
        branch(1, tiny, 1, tiny));
    malformed(
        "branch-where-the-key-ends",
        19,
        "A key that ends at a branch",
        new byte[0],
        branch(1, tiny, 3, tiny));
    malformed(
        "branch-of-16-slots",
        19,
        "A branch without its value slot",
        new byte[] {0x10},
        RlpEditor.join(RlpEditor.split(branch(1, tiny, 3, tiny)).subList(0, 16)));
    malformed(
        "node-of-3-items",
        19,
        "A node with three items",
        key,
        RlpWriter.list(
            RlpWriter.string(compact(0x20, key, 0)), RlpWriter.string(value), RlpWriter.list()));
    malformed(
        "node-that-is-a-string",
        20,
        "A string where a node should be",
        key,
        RlpWriter.string(leaf));
    other(
        "node-in-the-long-form",
        20,
        "A node whose length has a zero in front",
        key,
        "PTL-RLP-001",
        Bytes.join(new byte[] {(byte) 0xf9, 0}, Arrays.copyOfRange(leaf, 1, leaf.length)));
    other(
        "node-with-a-trailing-byte",
        20,
        "A node with a byte behind it",
        key,
        "PTL-RLP-002",
        Bytes.join(leaf, new byte[1]));
    other(
        "value-that-is-a-list",
        20,
        "A leaf with a list for a value",
        key,
        "PTL-RLP-004",
        RlpWriter.list(
            RlpWriter.string(compact(0x20, key, 0)), RlpWriter.list(RlpWriter.string(value))));
    other(
        "path-that-is-a-list",
        20,
        "A leaf with a list for a path",
        key,
        "PTL-RLP-004",
        RlpWriter.list(RlpWriter.list(), RlpWriter.string(value)));
  }

  private void malformed(String name, int item, String says, byte[] key, byte[]... nodes) {
    other(name, item, says, key, "PTL-MPT-003", nodes);
  }

  private void other(String name, int item, String says, byte[] key, String code, byte[]... nodes) {
    Bytes32 root = Keccak256.hash(nodes[0]);
    all.add(
        EthereumVector.refused(
            TrieVectors.SUBJECT,
            name,
            item,
            says,
            TrieVectors.input(root, key, List.of(nodes)),
            code));
  }

  private static byte[] hash(byte[] node) {
    return Keccak256.hash(node).toByteArray();
  }

  /** The leaf for the rest of a key behind so many bytes of it. */
  private static byte[] tail(byte[] key, int bytes, byte[] value) {
    return pair(compact(0x20, Arrays.copyOfRange(key, bytes, key.length), 0), value);
  }

  private static byte[] pair(byte[] path, byte[] value) {
    return RlpWriter.list(RlpWriter.string(path), RlpWriter.string(value));
  }

  private static byte[] compact(int flag, byte[] path, int skip) {
    return Bytes.join(new byte[] {(byte) flag}, Arrays.copyOfRange(path, skip, path.length));
  }

  private static byte[] branch(int first, byte[] one, int second, byte[] two) {
    Map<Integer, byte[]> children = new HashMap<>();
    children.put(first, one);
    children.put(second, two);
    List<byte[]> slots = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      slots.add(children.getOrDefault(i, RlpWriter.string(new byte[0])));
    }
    return RlpEditor.join(slots);
  }

  private static byte[] withValue(byte[] branch) {
    return RlpEditor.item(branch, 16, b -> RlpWriter.string(new byte[] {9}));
  }
}

package org.portolan.ethereum.trie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.rlp.RlpWriter;
import org.portolan.evidence.ethereum.trie.TrieProof;
import org.portolan.record.Bytes32;

/** A Merkle-Patricia trie over all of its values at once. */
public final class TrieBuilder {
  private static final int WIDTH = 16;
  private static final byte[] EMPTY = {(byte) 0x80};

  private final SortedMap<String, byte[]> values = new TreeMap<>();

  /** A value under a key of whole bytes. */
  public void put(byte[] key, byte[] value) {
    values.put(nibbles(key), value);
  }

  public Bytes32 root() {
    return values.isEmpty() ? TrieProof.EMPTY_ROOT : Keccak256.hash(node(values, 0, new Path("")));
  }

  /** The nodes from the root towards a key. */
  public TrieProof proof(byte[] key) {
    Path path = new Path(nibbles(key));
    byte[] root = node(values, 0, path);
    path.nodes.add(root);
    List<byte[]> fromRoot = new ArrayList<>(path.nodes);
    java.util.Collections.reverse(fromRoot);
    return new TrieProof(fromRoot);
  }

  /** A key, and the nodes on its way that are found by their hashes. */
  private static final class Path {
    private final String key;
    private final List<byte[]> nodes = new ArrayList<>();

    Path(String key) {
      this.key = key;
    }
  }

  /** The node over values that share their first {@code depth} nibbles. */
  private static byte[] node(SortedMap<String, byte[]> under, int depth, Path path) {
    String first = under.firstKey();
    if (under.size() == 1) {
      return RlpWriter.list(
          compact(first.substring(depth), true), RlpWriter.string(under.get(first)));
    }
    int shared = shared(first, under.lastKey());
    return shared > depth
        ? RlpWriter.list(
            compact(first.substring(depth, shared), false),
            reference(branch(under, shared, path), first.substring(0, shared), path))
        : branch(under, depth, path);
  }

  private static byte[] branch(SortedMap<String, byte[]> under, int depth, Path path) {
    byte[][] items = new byte[WIDTH + 1][];
    Arrays.fill(items, EMPTY);
    String before = under.firstKey().substring(0, depth);
    for (int nibble = 0; nibble < WIDTH; nibble++) {
      String prefix = before + Character.forDigit(nibble, WIDTH);
      SortedMap<String, byte[]> child = under.subMap(prefix, prefix + 'g');
      if (!child.isEmpty()) {
        items[nibble] = reference(node(child, depth + 1, path), prefix, path);
      }
    }
    // No key of a receipts trie is the beginning of another: no value stands in a branch.
    return RlpWriter.list(items);
  }

  /** A node below another: itself where it is small, else its hash. */
  private static byte[] reference(byte[] node, String prefix, Path path) {
    if (node.length < Bytes32.LENGTH) {
      return node;
    }
    if (path.key.startsWith(prefix) && !path.key.isEmpty()) {
      path.nodes.add(node);
    }
    return RlpWriter.string(Keccak256.hash(node).toByteArray());
  }

  private static int shared(String first, String last) {
    int length = 0;
    while (length < first.length()
        && length < last.length()
        && first.charAt(length) == last.charAt(length)) {
      length++;
    }
    return length;
  }

  private static byte[] compact(String nibbles, boolean leaf) {
    int flag = leaf ? 2 : 0;
    String padded =
        nibbles.length() % 2 == 1
            ? Integer.toString(flag + 1) + nibbles
            : Integer.toString(flag) + "0" + nibbles;
    return RlpWriter.string(java.util.HexFormat.of().parseHex(padded));
  }

  private static String nibbles(byte[] key) {
    return java.util.HexFormat.of().formatHex(key);
  }
}

package org.portolan.evidence.ethereum.trie;

import java.util.List;
import java.util.Optional;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * The nodes from a trie's root towards a key: all of them, in order, none besides. What is smaller
 * than 32 bytes stands inside its parent and not in the list; the root always stands in it.
 */
public record TrieProof(List<byte[]> nodes) {
  /** A node below the root that is shorter than this is embedded, any other is hashed. */
  private static final int HASHED_FROM = Bytes32.LENGTH;

  /** The longest key, 32 bytes, has 64 half-bytes. */
  public static final int MAX_NODES = 65;

  /** keccak(RLP of the empty string): the root of a trie that holds nothing. */
  public static final Bytes32 EMPTY_ROOT =
      Bytes32.fromHex("56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");

  public TrieProof {
    nodes = List.copyOf(nodes);
  }

  /**
   * The value of {@code key} under {@code root}; empty if the nodes show that there is none.
   *
   * @throws RecordRefused if they show neither
   */
  public Optional<byte[]> lookup(Bytes32 root, byte[] key) {
    if (nodes.size() > MAX_NODES) {
      throw refused("PTL-MPT-002", nodes.size() + " nodes", "at most " + MAX_NODES);
    }
    if (root.equals(EMPTY_ROOT)) {
      requireUsed(0);
      return Optional.empty();
    }
    return new Descent(Nibbles.of(key)).from(root);
  }

  /** One way down: how many nodes and how much of the key are used. */
  private final class Descent {
    private final Nibbles key;
    private int used;
    private int depth;

    Descent(Nibbles key) {
      this.key = key;
    }

    Optional<byte[]> from(Bytes32 root) {
      RlpItem child = null;
      boolean belowExtension = false;
      while (true) {
        TrieNode node = TrieNode.of(child == null ? hashed(root) : resolve(child));
        switch (node) {
          case TrieNode.Leaf leaf -> {
            requireUsed(used);
            boolean here =
                leaf.path().length() == key.length() - depth && key.has(leaf.path(), depth);
            requireBranch(belowExtension);
            return here ? Optional.of(leaf.value()) : Optional.empty();
          }
          case TrieNode.Extension extension -> {
            requireBranch(belowExtension);
            if (!key.has(extension.path(), depth)) {
              requireUsed(used);
              return Optional.empty();
            }
            depth += extension.path().length();
            child = extension.child();
            belowExtension = true;
          }
          case TrieNode.Branch branch -> {
            if (depth == key.length()) {
              throw refused("PTL-MPT-003", "a branch where the key ends", "a leaf");
            }
            child = branch.children().get(key.at(depth++));
            if (!child.isList() && child.length() == 0) {
              requireUsed(used);
              return Optional.empty();
            }
            belowExtension = false;
          }
        }
      }
    }

    /** A reference is a hash of 32 bytes, or a smaller node itself; nothing else leads on. */
    private RlpItem resolve(RlpItem reference) {
      if (reference.isList()) {
        if (reference.size() >= HASHED_FROM) {
          throw refused(
              "PTL-MPT-003", "an embedded node of " + reference.size() + " bytes", "below 32");
        }
        return reference;
      }
      if (reference.length() != Bytes32.LENGTH) {
        throw refused(
            "PTL-MPT-003", "a reference of " + reference.length() + " bytes", "a hash or a node");
      }
      return hashed(reference.hash());
    }

    private RlpItem hashed(Bytes32 hash) {
      if (used == nodes.size()) {
        throw refused("PTL-MPT-002", "the end of the nodes", "the node " + hash.hex());
      }
      byte[] node = nodes.get(used);
      if (used > 0 && node.length < HASHED_FROM) {
        throw refused("PTL-MPT-003", "a node of " + node.length + " bytes", "at least 32");
      }
      if (!Keccak256.hash(node).equals(hash)) {
        throw refused("PTL-MPT-001", "a node of another hash", hash.hex());
      }
      used++;
      return RlpItem.decode(node);
    }

    private void requireBranch(boolean belowExtension) {
      if (belowExtension) {
        throw refused("PTL-MPT-003", "an extension that leads to no branch", "a branch");
      }
    }

    private RecordRefused refused(String code, String seen, String expected) {
      return TrieProof.refused(code, "node " + used, seen, expected);
    }
  }

  private void requireUsed(int used) {
    if (used != nodes.size()) {
      throw refused(
          "PTL-MPT-002", nodes.size() + " nodes", "the " + used + " that lead to the key");
    }
  }

  private static RecordRefused refused(String code, String seen, String expected) {
    return refused(code, "nodes", seen, expected);
  }

  private static RecordRefused refused(String code, String path, String seen, String expected) {
    return new RecordRefused(code, path, seen, expected);
  }
}

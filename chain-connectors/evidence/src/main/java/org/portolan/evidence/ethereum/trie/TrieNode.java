package org.portolan.evidence.ethereum.trie;

import java.util.List;
import org.portolan.evidence.ethereum.rlp.RlpItem;
import org.portolan.record.RecordRefused;

/**
 * A node of a trie, as a trie that was built by the rules can have it. In the tries that are read
 * here no key is the beginning of another, so the value slot of a branch is always empty.
 */
sealed interface TrieNode {
  int WIDTH = 16;

  record Branch(List<RlpItem> children) implements TrieNode {}

  record Extension(Nibbles path, RlpItem child) implements TrieNode {}

  record Leaf(Nibbles path, byte[] value) implements TrieNode {}

  static TrieNode of(RlpItem item) {
    List<RlpItem> items = item.isList() ? item.items(WIDTH + 1) : List.of();
    return switch (items.size()) {
      case WIDTH + 1 -> branch(items);
      case 2 -> path(items);
      default -> throw refused(items.size() + " items", "a list of 2 or 17 items");
    };
  }

  private static Branch branch(List<RlpItem> items) {
    RlpItem value = items.get(WIDTH);
    if (value.isList() || value.length() != 0) {
      throw refused("a value in a branch", "an empty value slot");
    }
    List<RlpItem> children = items.subList(0, WIDTH);
    long used = children.stream().filter(child -> child.isList() || child.length() > 0).count();
    if (used < 2) {
      throw refused("a branch with " + used + " children", "at least 2");
    }
    return new Branch(children);
  }

  private static TrieNode path(List<RlpItem> items) {
    Nibbles.Compact compact = Nibbles.Compact.decode(items.get(0).bytes());
    if (compact.leaf()) {
      byte[] value = items.get(1).bytes();
      if (value.length == 0) {
        throw refused("a leaf without a value", "a value");
      }
      return new Leaf(compact.path(), value);
    }
    if (compact.path().length() == 0) {
      throw refused("an extension of no length", "at least one half-byte");
    }
    return new Extension(compact.path(), items.get(1));
  }

  private static RecordRefused refused(String seen, String expected) {
    return new RecordRefused("PTL-MPT-003", "node", seen, expected);
  }
}

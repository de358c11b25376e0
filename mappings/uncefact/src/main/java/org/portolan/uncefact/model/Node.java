package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.uncefact.value.Value;

/** One place of a document that is being built: a leaf, named members, or elements. */
final class Node {
  final Repeat repeat;
  final Map<String, Node> members = new LinkedHashMap<>();
  final List<Node> elements = new ArrayList<>();
  Value value;
  Provenance provenance;

  Node(Repeat repeat) {
    this.repeat = repeat;
  }

  boolean isEmpty() {
    return value == null && members.isEmpty() && elements.isEmpty();
  }

  /** Drops what holds no value and puts the elements of sets in order, the innermost first. */
  void settle() {
    members.values().forEach(Node::settle);
    members.values().removeIf(Node::isEmpty);
    elements.forEach(Node::settle);
    elements.removeIf(Node::isEmpty);
    if (repeat == Repeat.SET && elements.size() > 1) {
      SetOrder.sort(elements);
    }
  }

  /** Adds every leaf at or below this place, whose pointer is given. */
  void collect(String pointer, List<Leaf> leaves) {
    if (value != null) {
      leaves.add(new Leaf(pointer, value, provenance));
    }
    members.forEach((name, member) -> member.collect(pointer + "/" + name, leaves));
    for (int i = 0; i < elements.size(); i++) {
      elements.get(i).collect(pointer + "/" + i, leaves);
    }
  }

  /** Adds the pointer and size of every array at or below this place. */
  void counts(String pointer, Map<String, Integer> counts) {
    if (!elements.isEmpty()) {
      counts.put(pointer, elements.size());
    }
    members.forEach((name, member) -> member.counts(pointer + "/" + name, counts));
    for (int i = 0; i < elements.size(); i++) {
      elements.get(i).counts(pointer + "/" + i, counts);
    }
  }
}

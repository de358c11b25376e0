package org.portolan.uncefact.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.record.EntryType;

/**
 * A term among its neighbours: the one above it and those below it. The terms of the model are a
 * tree, and a document is a part of that tree filled with facts; a place in the one is found by the
 * number of its term in the other, never by its name.
 */
public final class TermNode {
  private static final TermNode[] NONE = {};

  private final Term term;
  private final String name;
  private final byte[] step;
  private final EntryType type;
  private final TermNode[] inTableOrder;
  private final Map<String, TermNode> byName = new HashMap<>();
  private final Map<String, TermNode[]> mandatory = new HashMap<>();
  private int number;

  /** The repeats on the way to it, from the outermost; itself the last of them where it repeats. */
  private TermNode[] repeats = {};

  /**
   * @param inTableOrder the terms directly below
   */
  private TermNode(Term term, String name, TermNode[] inTableOrder) {
    this.term = term;
    this.name = name;
    this.step = ("/" + name).getBytes(StandardCharsets.US_ASCII);
    this.type = term == null ? null : term.type().orElse(null);
    this.inTableOrder = inTableOrder;
    TermNode[] below = inTableOrder.clone();
    Arrays.sort(below, Comparator.comparing(TermNode::name));
    for (int i = 0; i < below.length; i++) {
      below[i].number = i;
      byName.put(below[i].name, below[i]);
      for (String kind : below[i].term.mandatoryFor()) {
        mandatory.merge(kind, new TermNode[] {below[i]}, TermNode::joined);
      }
    }
  }

  private static TermNode[] joined(TermNode[] some, TermNode[] one) {
    TermNode[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one[0];
    return all;
  }

  /** The tree of all terms; the node at its top is no term itself. */
  static TermNode top(Terms terms) {
    TermNode top = new TermNode(null, "", below(terms, ""));
    top.tellBelow();
    return top;
  }

  /** Tells the terms below which repeats they stand in. */
  private void tellBelow() {
    for (TermNode node : inTableOrder) {
      node.repeats = repeats;
      if (node.repeats()) {
        node.repeats = Arrays.copyOf(repeats, repeats.length + 1);
        node.repeats[repeats.length] = node;
      }
      node.tellBelow();
    }
  }

  /** How many repeats are on the way to it, itself among them where it repeats. */
  public int depth() {
    return repeats.length;
  }

  /** One of the repeats on the way to it, 0 being the outermost. */
  public TermNode repeat(int depth) {
    return repeats[depth];
  }

  /** As in {@code /lines[]/netPrice}; empty for the document itself. */
  public String pattern() {
    return term == null ? "" : term.pattern();
  }

  private static TermNode[] below(Terms terms, String pattern) {
    List<Term> below = terms.below(pattern);
    return below.stream()
        .map(term -> new TermNode(term, term.name(), below(terms, term.pattern())))
        .toArray(TermNode[]::new);
  }

  Term term() {
    return term;
  }

  /** The list or scheme that its values are of, where it names one; empty else. */
  public String list() {
    return term.valuesFrom().isEmpty() ? "" : term.valuesFrom().get(0);
  }

  /** The last name of its pattern, as pointers write it. */
  String name() {
    return name;
  }

  /** The same after a slash. */
  byte[] step() {
    return step;
  }

  /** What its values are; null where it only holds others. */
  public EntryType type() {
    return type;
  }

  /** Its place among its neighbours, who stand in the order of their names. */
  int number() {
    return number;
  }

  public boolean repeats() {
    return term != null && term.repeat() != Repeat.ONCE;
  }

  /** Those directly below that a kind of document must hold wherever it holds this one. */
  TermNode[] mandatory(String kind) {
    return mandatory.getOrDefault(kind, NONE);
  }

  /** The terms directly below, in the order of the table. */
  TermNode[] inTableOrder() {
    return inTableOrder;
  }

  /** The term of a name directly below; null where there is none. */
  TermNode below(String name) {
    return byName.get(name);
  }

  @Override
  public String toString() {
    return term == null ? "the document" : term.pattern();
  }
}

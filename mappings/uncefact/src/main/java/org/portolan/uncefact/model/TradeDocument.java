package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.record.Entry;
import org.portolan.uncefact.value.Value;

/**
 * One trade document in the canonical model: leaves addressed by JSON pointers, in the order of the
 * record that is made of them (unsigned bytes of the pointer). Immutable.
 */
public final class TradeDocument {
  private final Terms terms;
  private final String kind;
  private final Branch root;

  /** Made when they are first asked for; whoever makes them makes the same. */
  private List<Leaf> leaves;

  TradeDocument(Terms terms, String kind, Branch root) {
    this.terms = terms;
    this.kind = kind;
    this.root = root;
  }

  public static TradeDocumentBuilder builder(String kind) {
    return builder(Terms.load(), kind);
  }

  public static TradeDocumentBuilder builder(Terms terms, String kind) {
    return new TradeDocumentBuilder(terms, kind);
  }

  /** What it is, such as {@code customs-declaration}. */
  public String kind() {
    return kind;
  }

  public Terms terms() {
    return terms;
  }

  /** The document as a tree, for who goes down it and needs no pointers. */
  public Branch root() {
    return root;
  }

  /** What the places of one term say, in the order of their pointers. */
  public List<Value> values(String pattern) {
    List<Value> values = new ArrayList<>();
    root.walk(
        new PointerText(),
        (pointer, fact) -> {
          if (fact.term().pattern().equals(pattern)) {
            values.add(fact.value());
          }
        });
    return values;
  }

  public List<Leaf> leaves() {
    List<Leaf> made = leaves;
    if (made == null) {
      List<Leaf> all = new ArrayList<>();
      root.walk(
          new PointerText(),
          (pointer, fact) ->
              all.add(new Leaf(pointer.toString(), fact.value(), fact.provenance(), fact.term())));
      made = List.copyOf(all);
      leaves = made;
    }
    return made;
  }

  public Optional<Leaf> leaf(String pointer) {
    return root.find(pointer) instanceof Fact fact
        ? Optional.of(new Leaf(pointer, fact.value(), fact.provenance(), fact.term()))
        : Optional.empty();
  }

  /** The value at a pointer, without its unit or list. */
  public Optional<String> text(String pointer) {
    return leaf(pointer).map(leaf -> leaf.value().text());
  }

  /** Whether any leaf stands at or below a pointer. */
  public boolean holds(String pointer) {
    return !pointer.isEmpty() && root.find(pointer) != null;
  }

  /** How many elements the repeat at a pointer has. */
  public int size(String array) {
    return root.find(array) instanceof Repeated repeated ? repeated.size() : 0;
  }

  /** The pointers of the repeats and their sizes, in the order of pointers. */
  public Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    root.walk(
        new PointerText(),
        new DocumentNode.Visitor() {
          @Override
          public void fact(PointerText pointer, Fact fact) {}

          @Override
          public void count(PointerText pointer, int elements) {
            sizes.put(pointer.toString(), elements);
          }
        });
    return Collections.unmodifiableMap(sizes);
  }

  /** This document with the facts about its message, which are entries of the record too. */
  public TradeDocument with(SourceFacts source) {
    TermNode term = terms.top().below("source");
    Branch branch = source.branch(term, root);
    return new TradeDocument(terms, kind, branch.settle() ? root.with(branch) : root.without(term));
  }

  /** This document with the provenance of its leaves, by their pointers; others are left bare. */
  public TradeDocument withProvenance(Map<String, Provenance> provenance) {
    return new TradeDocument(terms, kind, root.copy(new PointerText(), null, provenance::get));
  }

  /** Pointers of what the model demands for this kind and the document lacks, in table order. */
  public List<String> missing() {
    return Mandatory.missing(kind, root);
  }

  /** The entries of the record, besides its manifest: every leaf and the size of every repeat. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    root.walk(
        new PointerText(),
        new DocumentNode.Visitor() {
          @Override
          public void fact(PointerText pointer, Fact fact) {
            Value value = fact.value();
            entries.add(
                new Entry(
                    pointer.toString(),
                    value.type(),
                    value.text(),
                    Optional.ofNullable(value.qualifier())));
          }

          @Override
          public void count(PointerText pointer, int elements) {
            entries.add(Entry.count(pointer.toString(), elements));
          }
        });
    return entries;
  }
}

package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.record.Entry;
import org.portolan.uncefact.value.Value;

/**
 * One trade document in the canonical model: leaves addressed by JSON pointers, in the order of the
 * record that is made of them (unsigned bytes of the pointer). Immutable.
 */
public final class TradeDocument {
  private final Terms terms;
  private final String kind;
  private final Map<String, Leaf> leaves = new LinkedHashMap<>();
  private final Map<String, Integer> counts;
  private final Set<String> standing = new HashSet<>();

  TradeDocument(Terms terms, String kind, List<Leaf> leaves, Map<String, Integer> counts) {
    this.terms = terms;
    this.kind = kind;
    this.counts = counts;
    leaves.stream().sorted(Comparator.comparing(Leaf::pointer)).forEach(this::add);
  }

  private void add(Leaf leaf) {
    leaves.put(leaf.pointer(), leaf);
    String pointer = leaf.pointer();
    while (!pointer.isEmpty() && standing.add(pointer)) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
    }
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

  public List<Leaf> leaves() {
    return List.copyOf(leaves.values());
  }

  public Optional<Leaf> leaf(String pointer) {
    return Optional.ofNullable(leaves.get(pointer));
  }

  /** The value at a pointer, without its unit or list. */
  public Optional<String> text(String pointer) {
    return leaf(pointer).map(leaf -> leaf.value().text());
  }

  /** Whether any leaf stands at or below a pointer. */
  public boolean holds(String pointer) {
    return standing.contains(pointer);
  }

  /** How many elements the repeat at a pointer has. */
  public int size(String array) {
    return counts.getOrDefault(array, 0);
  }

  /** The pointers of the repeats and their sizes, in the order of pointers. */
  public Map<String, Integer> sizes() {
    return Map.copyOf(counts);
  }

  /** This document with the facts about its message, which are entries of the record too. */
  public TradeDocument with(SourceFacts source) {
    List<Leaf> all = new ArrayList<>(leaves.values());
    all.removeIf(leaf -> leaf.pointer().startsWith("/source/"));
    all.addAll(source.leaves());
    return new TradeDocument(terms, kind, all, counts);
  }

  /** This document with the provenance of its leaves, by their pointers; others are left bare. */
  public TradeDocument withProvenance(Map<String, Provenance> provenance) {
    return new TradeDocument(
        terms,
        kind,
        leaves.values().stream()
            .map(leaf -> new Leaf(leaf.pointer(), leaf.value(), provenance.get(leaf.pointer())))
            .toList(),
        counts);
  }

  /** Pointers of what the model demands for this kind and the document lacks, in table order. */
  public List<String> missing() {
    return Mandatory.missing(this);
  }

  /** The entries of the record, besides its manifest: every leaf and the size of every repeat. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(leaves.size() + counts.size());
    leaves.values().forEach(leaf -> entries.add(entry(leaf)));
    counts.forEach((pointer, size) -> entries.add(Entry.count(pointer, size)));
    entries.sort(Comparator.comparing(Entry::pointer));
    return entries;
  }

  private static Entry entry(Leaf leaf) {
    Value value = leaf.value();
    return new Entry(
        leaf.pointer(), value.type(), value.text(), Optional.ofNullable(value.qualifier()));
  }
}

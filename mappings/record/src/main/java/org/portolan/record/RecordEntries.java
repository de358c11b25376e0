package org.portolan.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The entries of one record, in the order of their pointers, with every rule between them held. */
public final class RecordEntries {
  private final Manifest manifest;
  private final List<Entry> entries;

  private RecordEntries(Manifest manifest, List<Entry> entries) {
    this.manifest = manifest;
    this.entries = entries;
  }

  /** Sorts; refuses a pointer twice, a value with children, a count that is not the elements'. */
  public static RecordEntries of(List<Entry> unordered) {
    List<Entry> entries = new ArrayList<>(unordered);
    entries.sort(Comparator.comparing(Entry::pointer, Pointers.ORDER));
    Manifest manifest = new Manifest(entries.stream().map(Entry::pointer).toList());
    Map<String, Integer> arrays = manifest.arrays();
    for (Entry entry : entries) {
      checkCount(entry, arrays.getOrDefault(entry.pointer(), 0));
    }
    return new RecordEntries(manifest, List.copyOf(entries));
  }

  /** A count says how many elements stand below it, and only a count has elements below it. */
  public static void checkCount(Entry entry, int elements) {
    boolean right =
        entry.type() == EntryType.COUNT
            ? entry.value().equals(Integer.toString(elements))
            : elements == 0;
    if (!right) {
      throw new RecordRefused(
          "PTL-MAN-008",
          entry.pointer(),
          entry.type().label() + " " + entry.value() + " with " + elements + " elements below",
          "a count of exactly the elements below it");
    }
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Entries 1 to n. */
  public List<Entry> entries() {
    return entries;
  }

  /** The manifest's bytes, then each entry's: what the leaves are made of. */
  public List<byte[]> encoded() {
    List<byte[]> encoded = new ArrayList<>(entries.size() + 1);
    encoded.add(manifest.encode());
    for (Entry entry : entries) {
      encoded.add(entry.encode());
    }
    return encoded;
  }
}

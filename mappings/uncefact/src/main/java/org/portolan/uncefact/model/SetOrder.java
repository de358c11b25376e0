package org.portolan.uncefact.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order of a set's elements: by the concatenated bytes of their entries, pointers cut to the
 * part after the element's own; unsigned, from the left, a beginning before what goes on.
 */
final class SetOrder {
  private SetOrder() {}

  static void sort(List<Node> elements) {
    List<Keyed> keyed = new ArrayList<>(elements.size());
    elements.forEach(element -> keyed.add(new Keyed(key(element), element)));
    keyed.sort(Comparator.comparing(Keyed::key, Arrays::compareUnsigned));
    elements.clear();
    keyed.forEach(one -> elements.add(one.element()));
  }

  private static byte[] key(Node element) {
    List<Leaf> leaves = new ArrayList<>();
    element.collect("", leaves);
    Map<String, Integer> counts = new TreeMap<>();
    element.counts("", counts);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Entries.of(leaves, counts).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  private record Keyed(byte[] key, Node element) {}

  /** The bytes of entries in the order of their pointers (ASCII, so as strings too). */
  private static final class Entries {
    static List<byte[]> of(List<Leaf> leaves, Map<String, Integer> counts) {
      Map<String, String> entries = new TreeMap<>();
      for (Leaf leaf : leaves) {
        entries.put(
            leaf.pointer(),
            EntryText.of(
                leaf.pointer(),
                leaf.type().label(),
                leaf.value().text(),
                leaf.value().qualifier()));
      }
      counts.forEach(
          (pointer, count) ->
              entries.put(pointer, EntryText.of(pointer, "count", count.toString(), null)));
      return entries.values().stream().map(e -> e.getBytes(StandardCharsets.UTF_8)).toList();
    }
  }
}

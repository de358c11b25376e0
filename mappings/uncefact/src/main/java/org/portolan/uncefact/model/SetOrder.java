package org.portolan.uncefact.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.portolan.record.EntryType;
import org.portolan.record.JsonStrings;
import org.portolan.uncefact.value.Value;

/**
 * The order of a set's elements: by the concatenated bytes of their entries, pointers cut to the
 * part after the element's own; unsigned, from the left, a beginning before what goes on.
 */
final class SetOrder {
  private SetOrder() {}

  static void sort(List<DocumentNode> elements) {
    List<Keyed> keyed = new ArrayList<>(elements.size());
    elements.forEach(element -> keyed.add(new Keyed(key(element), element)));
    keyed.sort(Comparator.comparing(Keyed::key, Arrays::compareUnsigned));
    elements.clear();
    keyed.forEach(one -> elements.add(one.element()));
  }

  private static byte[] key(DocumentNode element) {
    StringBuilder entries = new StringBuilder(256);
    element.walk(
        new PointerText(),
        new DocumentNode.Visitor() {
          @Override
          public void fact(PointerText pointer, Fact fact) {
            Value value = fact.value();
            entry(pointer, value.type(), value.text());
            if (value.qualifier() != null) {
              JsonStrings.quote(entries.append(','), value.qualifier());
            }
            entries.append(']');
          }

          @Override
          public void count(PointerText pointer, int count) {
            entry(pointer, EntryType.COUNT, Integer.toString(count));
            entries.append(']');
          }

          private void entry(PointerText pointer, EntryType type, String value) {
            // neither a pointer nor a label has anything to escape
            entries.append("[\"").append(pointer).append("\",\"").append(type.label());
            JsonStrings.quote(entries.append("\","), value);
          }
        });
    return entries.toString().getBytes(StandardCharsets.UTF_8);
  }

  private record Keyed(byte[] key, DocumentNode element) {}
}

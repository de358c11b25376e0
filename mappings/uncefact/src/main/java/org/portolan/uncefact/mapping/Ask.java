package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.Segment;

/**
 * A component that the rules about a place look at before they take anything, and the values that
 * make a difference to them. It stands in the segment itself, or so many triggers outwards.
 */
final class Ask {
  private final int outwards;
  private final Address at;
  private final String[] values;
  private final long[] packed;
  private final int empty;

  private Ask(int outwards, Address at, List<String> values) {
    this.outwards = outwards;
    this.at = at;
    this.values = values.toArray(String[]::new);
    this.packed = values.stream().mapToLong(Ask::packed).toArray();
    this.empty = values.indexOf("") + 1;
  }

  /** As {@link Segment#packed} gives it; values are codes of ASCII characters. */
  private static long packed(String value) {
    if (value.length() > Long.BYTES) {
      return -1;
    }
    long packed = 0;
    for (int i = 0; i < value.length(); i++) {
      packed = packed << 8 | value.charAt(i) & 0xff;
    }
    return packed;
  }

  /** All that a list of rules about one place asks. */
  static Ask[] of(List<RulePlace.Run> runs) {
    Map<Key, Set<String>> asked = new LinkedHashMap<>();
    for (RulePlace.Run run : runs) {
      List<Where.Step> steps = run.where().steps();
      for (int i = 0; i < steps.size(); i++) {
        step(asked, steps.size() - 1 - i, steps.get(i));
      }
      for (CompiledRule rule : run.rules()) {
        for (When.Condition condition : rule.when().conditions()) {
          if (condition.value() != null) {
            add(asked, 0, condition.at(), condition.value());
          }
        }
        if (rule.take() != null) {
          for (Address test : rule.take().tests()) {
            add(asked, 0, test, rule.take().wanted());
          }
        }
      }
    }
    List<Ask> asks = new ArrayList<>();
    asked.forEach(
        (key, values) -> asks.add(new Ask(key.outwards(), key.at(), List.copyOf(values))));
    return asks.toArray(Ask[]::new);
  }

  private record Key(int outwards, Address at) {}

  private static void step(Map<Key, Set<String>> asked, int outwards, Where.Step step) {
    for (int i = 0; i < step.qualifiers().length; i++) {
      if (!step.qualifiers()[i].equals("*")) {
        add(asked, outwards, new Address(i + 1, 1), step.qualifiers()[i]);
      }
    }
    for (Where.Test test : step.tests()) {
      add(asked, outwards, new Address(test.element(), test.component()), test.values());
    }
  }

  private static void add(Map<Key, Set<String>> asked, int outwards, Address at, String... values) {
    asked
        .computeIfAbsent(new Key(outwards, at), key -> new LinkedHashSet<>())
        .addAll(List.of(values));
  }

  /** Which of the values stands there, from 1; 0 where it is another. */
  int answer(Node node) {
    Segment segment = node.segment();
    if (outwards > 0) {
      Node.Group group = node.around();
      for (int i = 1; i < outwards; i++) {
        group = group.parent();
      }
      segment = group.trigger();
    }
    int part = segment.part(at.element(), at.component());
    if (segment.octets(part) == 0) {
      return empty;
    }
    long there = segment.packed(part);
    for (int i = 0; i < packed.length; i++) {
      if (packed[i] == there && segment.partIs(part, values[i])) {
        return i + 1;
      }
    }
    return 0;
  }
}

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
  /** In the place of an address: asked is not what stands there, but what the group may hold. */
  private static final Address MEMBERS = new Address(0, 0);

  private final int outwards;
  private final Address at;
  private final String[] values;
  private final long[] tokens;
  private final int empty;

  private Ask(int outwards, Address at, List<String> values) {
    this.outwards = outwards;
    this.at = at;
    this.values = values.toArray(String[]::new);
    this.tokens = values.stream().mapToLong(Ask::token).toArray();
    this.empty = values.indexOf("") + 1;
  }

  /** As {@link Segment#token} gives it; -2, which is nothing's, where the value is longer. */
  private static long token(String value) {
    if (value.length() > Long.BYTES) {
      return -2;
    }
    long token = 0;
    for (int i = 0; i < value.length(); i++) {
      token = token << 8 | value.charAt(i);
    }
    return token;
  }

  /** All that a list of rules about one place asks. */
  static Ask[] of(List<RulePlace.Run> runs, List<RulePlace.BoundAt> bound) {
    Map<Key, Set<String>> asked = new LinkedHashMap<>();
    for (RulePlace.Run run : runs) {
      path(asked, run.where());
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
    bound.forEach(one -> path(asked, one.where()));
    List<Ask> asks = new ArrayList<>();
    asked.forEach(
        (key, values) -> asks.add(new Ask(key.outwards(), key.at(), List.copyOf(values))));
    return asks.toArray(Ask[]::new);
  }

  private record Key(int outwards, Address at) {}

  private static void path(Map<Key, Set<String>> asked, Where where) {
    List<Where.Step> steps = where.steps();
    for (int i = 0; i < steps.size(); i++) {
      step(asked, steps.size() - 1 - i, steps.get(i));
    }
  }

  private static void step(Map<Key, Set<String>> asked, int outwards, Where.Step step) {
    for (int i = 0; i < step.qualifiers().length; i++) {
      if (!step.qualifiers()[i].equals("*")) {
        add(asked, outwards, new Address(i + 1, 1), step.qualifiers()[i]);
      }
    }
    for (Where.Test test : step.tests()) {
      add(asked, outwards, new Address(test.element(), test.component()), test.values());
    }
    if (!step.holding().isEmpty()) {
      add(asked, outwards, MEMBERS, step.holding());
    }
  }

  private static void add(Map<Key, Set<String>> asked, int outwards, Address at, String... values) {
    asked
        .computeIfAbsent(new Key(outwards, at), key -> new LinkedHashSet<>())
        .addAll(List.of(values));
  }

  /** Which of the values stands there, from 1; 0 where it is another. */
  int answer(Node node) {
    Node.Group group = group(node);
    if (at == MEMBERS) {
      return held(group);
    }
    Segment segment = outwards == 0 ? node.segment() : group.trigger();
    int part = segment.part(at.element(), at.component());
    long there = segment.token(part);
    if (there == 0) {
      return empty;
    }
    return there > 0 ? indexOf(there) : indexOf(segment, part);
  }

  private int indexOf(long token) {
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] == token) {
        return i + 1;
      }
    }
    return 0;
  }

  private int indexOf(Segment segment, int part) {
    for (int i = 0; i < values.length; i++) {
      if (segment.partIs(part, values[i])) {
        return i + 1;
      }
    }
    return 0;
  }

  /**
   * The group so many triggers outwards; null where the segment itself is meant and begins none.
   */
  private Node.Group group(Node node) {
    if (outwards == 0) {
      return node.isTrigger() ? node.group() : null;
    }
    Node.Group group = node.around();
    for (int i = 1; i < outwards; i++) {
      group = group.parent();
    }
    return group;
  }

  /** A bit for each of the segments that the directory gives the group. */
  private int held(Node.Group group) {
    int held = 0;
    for (String tag : values) {
      held = held << 1 | (group != null && group.members().next(tag, 0) >= 0 ? 1 : 0);
    }
    return held;
  }
}

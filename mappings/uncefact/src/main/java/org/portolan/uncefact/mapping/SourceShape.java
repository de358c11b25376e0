package org.portolan.uncefact.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.uncefact.model.TermNode;

/**
 * Which terms an element says and which repeats it has; elements of one shape are written by one
 * plan.
 */
final class SourceShape {
  private final TermNode base;
  private final Map<String, Integer> own = new HashMap<>();
  private final Map<String, Integer> repeats = new HashMap<>();
  private final Map<WriteRule, WritePlan> plans = new ConcurrentHashMap<>();
  private volatile WritePlan top;

  /**
   * @param base what it is a shape of: a repeat, or the document
   * @param terms in the order in which they stand in the document
   */
  SourceShape(TermNode base, List<TermNode> terms, int depth) {
    this.base = base;
    int from = depth == 0 ? 0 : base.pattern().length() + 1;
    for (TermNode term : terms) {
      boolean direct = term.depth() == depth || term.type() != null;
      Map<String, Integer> places = direct ? own : repeats;
      places.put(term.pattern().substring(from), places.size());
    }
  }

  TermNode base() {
    return base;
  }

  /** The place of an own term among the own ones; -1 where there is none. */
  int own(String relative) {
    return own.getOrDefault(relative, -1);
  }

  /** The place of a repeat among the repeats; -1 where there is none. */
  int repeat(String relative) {
    return repeats.getOrDefault(relative, -1);
  }

  boolean hasRepeats() {
    return !repeats.isEmpty() || own.keySet().stream().anyMatch(it -> it.endsWith("[]"));
  }

  /**
   * @param opener the rule that opened the element; null for the document
   */
  WritePlan plan(WriteTable table, WriteRule opener) {
    if (opener != null) {
      return plans.computeIfAbsent(opener, it -> WritePlan.of(table, it, this));
    }
    if (top == null) {
      top = WritePlan.of(table, null, this);
    }
    return top;
  }
}

package org.portolan.uncefact.mapping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.portolan.uncefact.model.TermNode;

/**
 * Which terms an element says and which repeats it has; elements of one shape are written by one
 * plan.
 */
final class SourceShape {
  private final TermNode base;
  private final Map<String, Integer> own = new HashMap<>();
  private final Map<String, Integer> repeats = new HashMap<>();
  private final TermNode[] ownTerms;
  private final boolean hasRepeats;

  /** One for each rule that opened such an element: few. Copied when one is added. */
  private volatile WritePlan[] plans = {};

  /**
   * @param base what it is a shape of: a repeat, or the document
   * @param terms in the order in which they stand in the document
   */
  SourceShape(TermNode base, TermNode[] terms) {
    this.base = base;
    int from = base.depth() == 0 ? 0 : base.pattern().length() + 1;
    for (TermNode term : terms) {
      Map<String, Integer> places = term.type() != null ? own : repeats;
      places.put(term.pattern().substring(from), places.size());
    }
    this.ownTerms =
        Arrays.stream(terms).filter(term -> term.type() != null).toArray(TermNode[]::new);
    this.hasRepeats = Arrays.stream(terms).anyMatch(term -> term.pattern().endsWith("[]"));
  }

  TermNode base() {
    return base;
  }

  /** The terms that it says by itself. */
  TermNode[] ownTerms() {
    return ownTerms;
  }

  int owns() {
    return own.size();
  }

  int repeats() {
    return repeats.size();
  }

  /** The place of an own term among the own ones; -1 where there is none. */
  int own(String relative) {
    return own.getOrDefault(relative, -1);
  }

  /** The place of a repeat among the repeats; -1 where there is none. */
  int repeat(String relative) {
    return repeats.getOrDefault(relative, -1);
  }

  /** Whether a pointer may name something in it by an index. */
  boolean hasRepeats() {
    return hasRepeats;
  }

  /**
   * @param opener the rule that opened the element; null for the document
   */
  WritePlan plan(WriteTable table, WriteRule opener) {
    for (WritePlan plan : plans) {
      if (plan.opener() == opener) {
        return plan;
      }
    }
    return add(new WritePlan(table, opener, this));
  }

  private synchronized WritePlan add(WritePlan plan) {
    WritePlan[] more = Arrays.copyOf(plans, plans.length + 1);
    more[plans.length] = plan;
    plans = more;
    return plan;
  }
}

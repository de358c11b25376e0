package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.uncefact.model.TermNode;

/**
 * The rules that have something to say of elements of one shape, in the order of the table; the
 * others are left aside once for all of them.
 */
final class WritePlan {
  private static final List<WriteRule> NOBODY = List.of();

  private final WriteTable table;
  private final WriteRule opener;
  private final SourceShape shape;
  private final Step[] steps;
  private final Map<TermNode, List<WriteRule>> saying = new ConcurrentHashMap<>();

  /** One thing to be done. */
  sealed interface Step permits Open, Put, Period, Hoist {}

  /** Opens each element of a repeat by the one of its rules that says the most of it. */
  record Open(List<WriteRule> openers, int repeat) implements Step {}

  /**
   * @param own place of the value in the shape; -1 where an index in the pointer leads to it
   */
  record Put(WriteRule rule, int own) implements Step {}

  /** Says both ends of a period in one element. */
  record Period(WriteRule rule) implements Step {}

  /** Says once what every element of a repeat says alike. */
  record Hoist(WriteRule rule, int repeat, String member) implements Step {}

  private WritePlan(WriteTable table, WriteRule opener, SourceShape shape) {
    this.table = table;
    this.opener = opener;
    this.shape = shape;
    List<Step> found = new ArrayList<>();
    Set<String> arrays = new HashSet<>();
    List<WriteRule> rules = opener == null ? table.top() : table.within(opener);
    for (WriteRule rule : rules) {
      Step step = rule.isOpener() ? open(rule, rules, arrays) : value(rule);
      if (step != null) {
        found.add(step);
      }
    }
    this.steps = found.toArray(Step[]::new);
  }

  static WritePlan of(WriteTable table, WriteRule opener, SourceShape shape) {
    return new WritePlan(table, opener, shape);
  }

  Step[] steps() {
    return steps;
  }

  private Step open(WriteRule rule, List<WriteRule> rules, Set<String> arrays) {
    String canonical = rule.rule().canonical();
    int repeat = shape.repeat(canonical);
    return repeat < 0 || !arrays.add(canonical)
        ? null
        : new Open(
            rules.stream()
                .filter(it -> it.isOpener() && it.rule().canonical().equals(canonical))
                .toList(),
            repeat);
  }

  private Step value(WriteRule rule) {
    if ("=<".indexOf(rule.rule().direction()) < 0 || rule.isConstant()) {
      return null;
    }
    String canonical = rule.rule().canonical();
    int own = shape.own(canonical);
    if (own >= 0) {
      return new Put(rule, own);
    }
    if (rule.isPeriod()) {
      return new Period(rule);
    }
    if (SourceElement.INDEX.matcher(canonical).find()) {
      return shape.hasRepeats() ? new Put(rule, -1) : null;
    }
    if (canonical.endsWith("[]")) {
      return null;
    }
    if (Distribution.isOne("/" + canonical)) {
      int repeat = shape.repeat(Distribution.array(canonical));
      return repeat < 0 ? null : new Hoist(rule, repeat, Distribution.member(canonical));
    }
    return null;
  }

  /** The rules in and below the repeat that say a term of its elements. */
  List<WriteRule> saying(TermNode term) {
    return opener == null
        ? NOBODY
        : saying.computeIfAbsent(
            term,
            it ->
                table.saying(opener, it.pattern().substring(shape.base().pattern().length() + 1)));
  }
}

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
  private static final WriteRule[] NOBODY = {};

  private final WriteTable table;
  private final WriteRule opener;
  private final SourceShape shape;
  private final Step[] steps;
  private final WriteRule[][] saying;
  private final Told[] told;
  private final int member;

  /** The rules that say a term of elements further in. */
  private final Map<TermNode, WriteRule[]> within = new ConcurrentHashMap<>();

  /**
   * What the opener asks of its segment, and the rule that says what stands there.
   *
   * @param own place of the value in the shape; -1 where it has none
   */
  record Told(Demand demand, WriteRule rule, int own) {}

  /** One thing to be done. */
  sealed interface Step permits Open, Put, Period, Hoist {}

  /** Opens each element of a repeat by the one of its rules that says the most of it. */
  record Open(List<WriteRule> openers, int repeat) implements Step {}

  /**
   * @param own place of the value in the shape; -1 where an index in the pointer leads to it
   * @param list whether all of a list is put
   */
  record Put(WriteRule rule, int own, boolean list) implements Step {}

  /** Says both ends of a period in one element. */
  record Period(WriteRule rule) implements Step {}

  /** Says once what every element of a repeat says alike. */
  record Hoist(WriteRule rule, int repeat, String member) implements Step {}

  WritePlan(WriteTable table, WriteRule opener, SourceShape shape) {
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
    TermNode[] terms = shape.ownTerms();
    this.saying = new WriteRule[terms.length][];
    for (int i = 0; i < terms.length; i++) {
      saying[i] = opener == null ? NOBODY : rules(terms[i]);
    }
    this.told = opener == null ? new Told[0] : told();
    this.member = opener == null || opener.member() == null ? -1 : shape.own(opener.member());
  }

  private Told[] told() {
    return table.tellings(opener).stream()
        .map(it -> new Told(it.demand(), it.rule(), shape.own(it.rule().rule().canonical())))
        .toArray(Told[]::new);
  }

  /** The rule that opens such elements; null for the document. */
  WriteRule opener() {
    return opener;
  }

  /** What the opener asks of its segment that a rule within its elements says too. */
  Told[] toldOfSegment() {
    return told;
  }

  /** The place in the shape of the value that the opener itself puts; -1 where it puts none. */
  int member() {
    return member;
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
      return new Put(rule, own, canonical.endsWith("[]"));
    }
    if (rule.isPeriod()) {
      return new Period(rule);
    }
    if (SourceElement.INDEX.matcher(canonical).find()) {
      return shape.hasRepeats() ? new Put(rule, -1, canonical.endsWith("[]")) : null;
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

  /** The rules in and below the repeat that say one of the shape's own terms. */
  WriteRule[] saying(int own) {
    return saying[own];
  }

  /** The same of a term of elements further in. */
  WriteRule[] saying(TermNode term) {
    return within.computeIfAbsent(term, this::rules);
  }

  private WriteRule[] rules(TermNode term) {
    String relative = term.pattern().substring(shape.base().pattern().length() + 1);
    return table.saying(opener, relative).toArray(WriteRule[]::new);
  }
}

package org.portolan.uncefact.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.portolan.directories.Directory;
import org.portolan.directories.SegmentType;

/**
 * A rule made ready for writing into one directory; what is asked of it often is worked out once.
 */
final class WriteRule {
  private final Rule rule;
  private final char section;
  private final List<Where.Step> steps;
  private final int[] way;
  private final String[] texts;
  private final boolean[] through;
  private final Take take;
  private final WriteTake target;
  private Rendering rendering;
  private final boolean period;
  private final String member;
  private final List<Where.Binding> bindings;
  private final List<Demand> demands;
  private final String cannotSay;
  private final Outcome noMore;
  private final Outcome taken;

  /**
   * @param way the place of its segment, an index for each step
   * @param take null where the rule takes all of a segment
   * @param target the same made ready for writing
   * @param rendering null where there is nothing to render
   */
  private WriteRule(
      Rule rule,
      char section,
      List<Where.Step> steps,
      int[] way,
      Take take,
      WriteTake target,
      Rendering rendering) {
    this.rule = rule;
    this.section = section;
    this.steps = steps;
    this.way = way;
    this.texts = steps.stream().map(step -> step.text().intern()).toArray(String[]::new);
    this.through = new boolean[steps.size()];
    for (int i = 0; i < steps.size() - 1; i++) {
      through[i] = steps.get(i).asksNothing();
    }
    this.take = take;
    this.target = target;
    this.rendering = rendering;
    this.period = Periods.isPeriod(rule);
    this.member = isOpener() && rule.as().contains(" ") ? rule.as().split(" ", 2)[1] : null;
    this.bindings = steps.stream().flatMap(step -> step.bindings().stream()).toList();
    this.demands = Demand.of(steps.get(steps.size() - 1));
    this.cannotSay = "rule " + rule.id() + " cannot say it";
    this.noMore = new Outcome.Refused("the directory takes no more " + rule.where());
    this.taken = new Outcome.Refused("the place is taken: " + rule.where() + " " + rule.take());
  }

  Rule rule() {
    return rule;
  }

  List<Where.Step> steps() {
    return steps;
  }

  /** The place of its segment, an index for each step. */
  int[] way() {
    return way;
  }

  /** The text of a step, one object for all that say the same. */
  String text(int step) {
    return texts[step];
  }

  /** Whether a step only leads through a group, and asks nothing of it. */
  boolean leadsThrough(int step) {
    return through[step];
  }

  Take take() {
    return take;
  }

  /** Where its value goes, and what has to stand beside it; null where it takes no value. */
  WriteTake target() {
    return target;
  }

  Rendering rendering() {
    return rendering;
  }

  /** The value says its currency, as nothing has said it yet where the rule's segment stands. */
  void sayCurrency() {
    rendering = rendering.sayingCurrency();
  }

  /** Whether its segment stands before that of another rule in a message. */
  boolean isBefore(WriteRule other) {
    return Arrays.compare(way, other.way) < 0;
  }

  /** Empty where the directory has no such place, or the rule is not for it. */
  static Optional<WriteRule> of(Rule rule, Table table, MessageShape shape, Cells cells) {
    Where where = cells.where(rule);
    When when = cells.when(rule);
    List<Integer> way = shape.way(where.key().charAt(0), where.steps());
    Take take = cells.take(rule);
    if (!when.isInForce() || way.isEmpty() || take != null && !take.isPossible()) {
      return Optional.empty();
    }
    SegmentType segment = cells.directory().segment(where.tag());
    return Optional.of(
        new WriteRule(
            rule,
            where.key().charAt(0),
            where.steps(),
            way.stream().mapToInt(Integer::intValue).toArray(),
            take,
            take == null
                ? null
                : WriteTake.of(
                    take, when, Demand.of(where.last()), segment, table.openLists()::contains),
            take == null || rule.as().isEmpty()
                ? null
                : rendering(rule, take, segment, cells.directory())));
  }

  private static Rendering rendering(
      Rule rule, Take take, SegmentType segment, Directory directory) {
    Address at = take.values().get(0);
    Address second = take.second(at);
    String[] as = rule.as().split(" ", 2);
    // "int sequenceNumeric" of a repeat names the member that gets the number.
    Rule plain = rule.direction() == '+' ? rule.as(as[0]) : rule;
    return Rendering.parse(
        plain,
        segment.tag(),
        directory,
        SegmentParts.element(segment, at),
        second == null ? null : SegmentParts.element(segment, second));
  }

  boolean isOpener() {
    return rule.direction() == '+';
  }

  boolean isConstant() {
    return rule.direction() == '<' && rule.canonical().startsWith("\"");
  }

  String constant() {
    return rule.canonical().substring(1, rule.canonical().length() - 1);
  }

  boolean isRelative() {
    return !rule.canonical().startsWith("/") && !isConstant() && rule.direction() != '#';
  }

  boolean isPeriod() {
    return period;
  }

  /** The member of the element that a repeat's own element fills; null where it fills none. */
  String member() {
    return member;
  }

  Outcome noMore() {
    return noMore;
  }

  Outcome taken() {
    return taken;
  }

  String cannotSay() {
    return cannotSay;
  }

  int depth() {
    return steps.size();
  }

  /** What the groups around say of a repeat's elements. */
  List<Where.Binding> bindings() {
    return bindings;
  }

  /** Whether this rule is about the occurrences that another one opens, or what is within them. */
  boolean isWithin(WriteRule opener) {
    if (section != opener.section || depth() < opener.depth()) {
      return false;
    }
    for (int i = 0; i < opener.depth(); i++) {
      if (way[i] != opener.way[i] || !compatible(steps.get(i), opener.steps.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean compatible(Where.Step one, Where.Step other) {
    int both = Math.min(one.qualifiers().length, other.qualifiers().length);
    for (int i = 0; i < both; i++) {
      String a = one.qualifiers()[i];
      String b = other.qualifiers()[i];
      if (!a.equals(b) && !a.equals("*") && !b.equals("*")) {
        return false;
      }
    }
    for (Where.Test test : one.tests()) {
      for (Where.Test against : other.tests()) {
        boolean same =
            test.element() == against.element() && test.component() == against.component();
        if (same
            && List.of(test.values()).stream().noneMatch(List.of(against.values())::contains)) {
          return false;
        }
      }
    }
    return true;
  }

  /** What the last step asks of its segment: places, and the values that each may have. */
  List<Demand> demands() {
    return demands;
  }
}

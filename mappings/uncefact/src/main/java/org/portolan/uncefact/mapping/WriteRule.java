package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.directories.SegmentType;

/**
 * A rule made ready for writing into one directory; what is asked of it often is worked out once.
 */
final class WriteRule {
  private final Rule rule;
  private final char section;
  private final List<Where.Step> steps;
  private final List<Integer> way;
  private final Take take;
  private final When when;
  private Rendering rendering;
  private final SegmentType segment;
  private final boolean period;
  private final String member;
  private final List<Where.Binding> bindings;
  private final List<Demand> demands;
  private final List<Integer> around;
  private final String cannotSay;
  private final Filling.Outcome noMore;
  private final Filling.Outcome taken;
  private Boolean open;

  /**
   * @param way the place of its segment, an index for each step
   * @param take null where the rule takes all of a segment
   * @param rendering null where there is nothing to render
   */
  private WriteRule(
      Rule rule,
      char section,
      List<Where.Step> steps,
      List<Integer> way,
      Take take,
      When when,
      Rendering rendering,
      SegmentType segment) {
    this.rule = rule;
    this.section = section;
    this.steps = steps;
    this.way = way;
    this.take = take;
    this.when = when;
    this.rendering = rendering;
    this.segment = segment;
    this.period = Periods.isPeriod(rule);
    this.member = isOpener() && rule.as().contains(" ") ? rule.as().split(" ", 2)[1] : null;
    this.bindings = steps.stream().flatMap(step -> step.bindings().stream()).toList();
    this.demands = demands(steps.get(steps.size() - 1));
    this.around = way.subList(0, way.size() - 1);
    this.cannotSay = "rule " + rule.id() + " cannot say it";
    this.noMore = new Filling.Outcome("the directory takes no more " + rule.where());
    this.taken = new Filling.Outcome("the place is taken: " + rule.where() + " " + rule.take());
  }

  Rule rule() {
    return rule;
  }

  List<Where.Step> steps() {
    return steps;
  }

  List<Integer> way() {
    return way;
  }

  Take take() {
    return take;
  }

  When when() {
    return when;
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
    for (int i = 0; i < Math.min(way.size(), other.way.size()); i++) {
      if (!way.get(i).equals(other.way.get(i))) {
        return way.get(i) < other.way.get(i);
      }
    }
    return way.size() < other.way.size();
  }

  SegmentType segment() {
    return segment;
  }

  /** Empty where the directory has no such place, or the rule is not for it. */
  static Optional<WriteRule> of(Rule rule, MessageShape shape, Cells cells) {
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
            way,
            take,
            when,
            take == null || rule.as().isEmpty()
                ? null
                : rendering(rule, take, segment, cells.directory()),
            segment));
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
        DraftSegment.element(segment, at),
        second == null ? null : DraftSegment.element(segment, second));
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

  /** Whether the second element of a pair takes a code. */
  boolean listsSecond(String code) {
    Address second = take.second(take.values().get(0));
    ElementType element = second == null ? null : element(second);
    return element != null && (!element.isCoded() || element.codes().contains(code));
  }

  /** The member of the element that a repeat's own element fills; null where it fills none. */
  String member() {
    return member;
  }

  /** The place of the group around its segment. */
  List<Integer> around() {
    return around;
  }

  /** Whether the table opens the list of the element that the rule fills. */
  boolean isOpen(Table table) {
    if (open == null) {
      open = table.openLists().contains(segment.tag() + " " + element(take.values().get(0)).code());
    }
    return open;
  }

  Filling.Outcome noMore() {
    return noMore;
  }

  Filling.Outcome taken() {
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
      if (!way.get(i).equals(opener.way.get(i)) || !compatible(steps.get(i), opener.steps.get(i))) {
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

  private static List<Demand> demands(Where.Step step) {
    List<Demand> demands = new ArrayList<>();
    for (int i = 0; i < step.qualifiers().length; i++) {
      if (!step.qualifiers()[i].equals("*")) {
        demands.add(new Demand(new Address(i + 1, 1), List.of(step.qualifiers()[i])));
      }
    }
    for (Where.Test test : step.tests()) {
      demands.add(
          new Demand(new Address(test.element(), test.component()), List.of(test.values())));
    }
    return List.copyOf(demands);
  }

  /** A place of a segment and what may stand there; the empty text is absence. */
  record Demand(Address at, List<String> values) {
    /** The only value there can be; null where there is a choice. */
    String only() {
      return values.size() == 1 ? values.get(0) : null;
    }
  }

  ElementType element(Address at) {
    return DraftSegment.element(segment, at);
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.model.Branch;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TermPath;
import org.portolan.uncefact.value.Reading;

/**
 * Chooses the rules for a segment and what each takes of it. It looks at nothing that is not in the
 * segment's {@link Plans.Shape}, so that what it makes is right for every other of that shape;
 * where a rule has to read a value, the plan says so.
 */
final class Planner {
  private final List<RulePlace.Run> runs;
  private final List<RulePlace.BoundAt> bound;
  private final Situation at;
  private final Node node;
  private final Segment segment;
  private final Consumed consumed = new Consumed();
  private final List<SegmentPlan.Step> steps = new ArrayList<>();

  /** What the segment opens for itself: it is no trigger, or its group has an element. */
  private TermNode own;

  /** What the segment opens for the group that it begins. */
  private TermNode ofGroup;

  private int ignored;
  private boolean varies;

  Planner(List<RulePlace.Run> runs, List<RulePlace.BoundAt> bound, Situation at) {
    this.runs = runs;
    this.bound = bound;
    this.at = at;
    this.node = at.node();
    this.segment = node.segment();
    consumed.begin(segment);
  }

  SegmentPlan plan() {
    boolean matched = false;
    for (RulePlace.Run run : runs) {
      matched |= run.where().holds(node) && apply(run);
    }
    if (node.isTrigger()) {
      bound();
    }
    return account(
        runs.isEmpty() ? "unmapped-segment" : matched ? "unmapped-element" : "unknown-qualifier");
  }

  /** What repeats below a group take from its trigger counts as read with the trigger. */
  private void bound() {
    for (RulePlace.BoundAt one : bound) {
      if (one.where().holds(node)) {
        asked(one.where());
        consumed.add(one.at());
      }
    }
  }

  /** Applies the rules of a run; whether the conditions of any of them hold. */
  private boolean apply(RulePlace.Run run) {
    boolean matched = false;
    for (CompiledRule rule : run.rules()) {
      if (rule.when().holds(segment)) {
        matched = true;
        asked(run.where());
        apply(run.where(), rule);
      }
    }
    return matched;
  }

  /** What a rule asked of the segment to know that it is the right one is consumed with it. */
  private void asked(Where where) {
    for (int q = 1; q <= where.qualifiers(); q++) {
      consumed.add(q, 1);
    }
    for (Where.Test test : where.tests()) {
      consumed.add(test.element(), test.component());
    }
  }

  private void apply(Where where, CompiledRule rule) {
    switch (rule.rule().direction()) {
      case '+' -> open(where, rule);
      case '=', '>' -> value(where, rule);
      case '#' -> control(rule);
      case '-' -> leaveOut(rule);
      default -> {
        // '<' is for writing alone
      }
    }
  }

  private void open(Where where, CompiledRule rule) {
    if (isTaken(where, rule)) {
      return;
    }
    boolean forGroup = node.isTrigger() && ofGroup == null;
    SegmentPlan.Way way = way(rule, false, forGroup ? 1 : 0);
    if (way == null) {
      return;
    }
    TermNode element = way.path().target();
    if (forGroup) {
      ofGroup = element;
    } else {
      own = element;
    }
    steps.add(new SegmentPlan.Open(rule, way, forGroup));
    int opened = forGroup ? 0 : Stand.OWN;
    for (CompiledRule.Bound one : rule.bound()) {
      if (one.target(element) != null) {
        steps.add(
            new SegmentPlan.Bind(rule, one, new SegmentPlan.Way(opened, one.target(element))));
      }
    }
    TermPath named = rule.named(element);
    if (named != null) {
      for (Take.Taken taken : rule.take().from(segment)) {
        steps.add(new SegmentPlan.Name(rule, new SegmentPlan.Way(opened, named), taken));
        consume(rule, taken);
      }
    }
  }

  /** Whether what a rule opens an element for was taken by a rule before it. */
  private boolean isTaken(Where where, CompiledRule rule) {
    List<Take.Taken> found = rule.take().from(segment);
    return !found.isEmpty()
        && found.stream().allMatch(taken -> consumed.isTaken(taken.at(), where));
  }

  private void value(Where where, CompiledRule rule) {
    List<Take.Taken> found =
        rule.take().from(segment).stream()
            .filter(taken -> !consumed.isTaken(taken.at(), where))
            .toList();
    if (found.isEmpty()) {
      return;
    }
    if (rule.isDistributed()) {
      found.forEach(taken -> distribute(rule, taken));
      return;
    }
    SegmentPlan.Way way = way(rule, true, 0);
    if (way == null) {
      return;
    }
    if (rule.conversion().joins()) {
      join(rule, found, way);
      return;
    }
    for (Take.Taken taken : found) {
      // What a rule takes may be the qualifier of what it took before.
      if (consumed.isTaken(taken.at(), where)) {
        continue;
      }
      if (rule.isPeriod()) {
        period(rule, taken, way);
      } else {
        steps.add(
            new SegmentPlan.Put(
                rule, way, taken, taken.at().part(segment), taken.secondPart(segment)));
        consume(rule, taken);
      }
    }
  }

  /** A period goes to two terms; what is none is left for a rule about a date. */
  private void period(CompiledRule rule, Take.Taken taken, SegmentPlan.Way start) {
    varies = true;
    if (at.reading().of(rule, taken) instanceof Reading.Taken read && read.values().size() == 2) {
      TermPath end = rule.end(term(start.stand()));
      steps.add(
          new SegmentPlan.Period(rule, start, new SegmentPlan.Way(start.stand(), end), taken));
      consume(rule, taken);
    }
  }

  /** A value for all is taken where it can be read. */
  private void distribute(CompiledRule rule, Take.Taken taken) {
    varies = true;
    if (at.reading().of(rule, taken) instanceof Reading.Taken) {
      steps.add(new SegmentPlan.Distribute(rule, taken));
      consume(rule, taken);
    }
  }

  /**
   * The way from the nearest element around that has such a term; null where none has, or where the
   * pointer names an element of a repeat that was not opened before this segment.
   *
   * @param withOwn whether what the segment opened for itself is around it
   * @param from how many groups outwards to begin
   */
  private SegmentPlan.Way way(CompiledRule rule, boolean withOwn, int from) {
    int stand = stand(rule, withOwn, from);
    TermNode term = term(stand);
    TermPath path = term == null ? null : rule.target(term);
    if (path == null || path.namesAnElement() && !path.isOpen(branch(stand))) {
      return null;
    }
    return new SegmentPlan.Way(stand, path);
  }

  private int stand(CompiledRule rule, boolean withOwn, int from) {
    if (rule.isAbsolute()) {
      return Stand.DOCUMENT;
    }
    if (withOwn && own != null && rule.target(own) != null) {
      return Stand.OWN;
    }
    int outwards = from;
    while (group(outwards) != null
        && (term(outwards) == null || rule.target(term(outwards)) == null)) {
      outwards++;
    }
    return outwards;
  }

  private OpenGroup group(int outwards) {
    OpenGroup group = at.open();
    for (int i = 0; i < outwards && group != null; i++) {
      group = group.around();
    }
    return group;
  }

  private TermNode term(int stand) {
    if (stand == Stand.OWN) {
      return own;
    }
    if (stand == 0 && ofGroup != null) {
      return ofGroup;
    }
    Branch branch = branch(stand);
    return branch == null ? null : branch.term();
  }

  /** The element as it was before this segment; null where there was none. */
  private Branch branch(int stand) {
    return stand > 0 && group(stand) == null
        ? null
        : Stand.branch(stand, at.document(), null, at.open());
  }

  private void join(CompiledRule rule, List<Take.Taken> parts, SegmentPlan.Way way) {
    steps.add(new SegmentPlan.Join(rule, way, parts));
    consume(rule, parts.get(0));
    parts.forEach(part -> consumed.addValue(part.at()));
  }

  private void consume(CompiledRule rule, Take.Taken at) {
    consumed.addValue(at.at());
    if (at.second() != null) {
      consumed.add(at.second());
    }
    // What names the list of a code, or told the rule from its neighbours, was read with it.
    for (int component : rule.readAlong()) {
      consumed.add(at.at().element(), component);
    }
  }

  private void control(CompiledRule rule) {
    for (Take.Taken at : rule.take().from(segment)) {
      consumed.add(at.at());
      if (at.second() != null) {
        consumed.add(at.second());
      }
      steps.add(new SegmentPlan.Check(rule, at));
    }
  }

  private void leaveOut(CompiledRule rule) {
    if (rule.take() != null) {
      rule.take().from(segment).forEach(at -> leaveOut(rule, at.at()));
      return;
    }
    for (int e = 1; e <= segment.elements(); e++) {
      for (int c = 1; c <= segment.components(e); c++) {
        leaveOut(rule, new Address(e, c));
      }
    }
  }

  private void leaveOut(CompiledRule rule, Address at) {
    if (!segment.isEmpty(at.element(), at.component()) && !consumed.has(at)) {
      consumed.add(at);
      ignored++;
      Rule row = rule.rule();
      steps.add(
          new SegmentPlan.LeaveOut(
              rule, at, Loss.Kind.of("ignored", row.id(), "", row.canonical())));
    }
  }

  /** Counts the components of the segment; those that nothing consumed are lost. */
  private SegmentPlan account(String category) {
    List<Address> unclaimed = new ArrayList<>();
    int present = 0;
    for (int e = 1; e <= segment.elements(); e++) {
      for (int c = 1; c <= segment.components(e); c++) {
        if (segment.isEmpty(e, c)) {
          continue;
        }
        present++;
        Address at = new Address(e, c);
        if (!consumed.has(at)) {
          unclaimed.add(at);
        }
      }
    }
    return new SegmentPlan(
        steps.toArray(SegmentPlan.Step[]::new),
        unclaimed.toArray(Address[]::new),
        Loss.Kind.of(category, "", "", "no rule takes it"),
        present,
        present - unclaimed.size() - ignored,
        ignored,
        varies);
  }
}

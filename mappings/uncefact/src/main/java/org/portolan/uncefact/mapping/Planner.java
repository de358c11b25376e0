package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TermPath;

/**
 * Chooses the rules for a segment and what each takes of it. It looks at nothing that is not in the
 * segment's {@link Plans.Shape}, so that what it makes is right for every other of that shape.
 */
final class Planner {
  private final List<RulePlace.Run> runs;
  private final Node node;
  private final Segment segment;
  private final Situation at;
  private final Consumed consumed = new Consumed();
  private final List<SegmentPlan.Step> steps = new ArrayList<>();

  /** The nearest repeat that is open around the segment. */
  private TermNode open;

  /** What the segment opened for itself: it is no trigger, or its group has an element. */
  private TermNode own;

  private boolean groupHasElement;
  private int ignored;

  Planner(List<RulePlace.Run> runs, Situation at) {
    this.runs = runs;
    this.at = at;
    this.node = at.node();
    this.segment = node.segment();
    this.open = Situation.term(at.nearest());
    consumed.begin(segment);
  }

  SegmentPlan plan() {
    boolean matched = false;
    for (RulePlace.Run run : runs) {
      matched |= run.where().holds(node) && apply(run);
    }
    return account(
        runs.isEmpty() ? "unmapped-segment" : matched ? "unmapped-element" : "unknown-qualifier");
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
      case '+' -> open(rule);
      case '=', '>' -> value(where, rule);
      case '#' -> control(rule);
      case '-' -> leaveOut(rule);
      default -> {
        // '<' is for writing alone
      }
    }
  }

  private void open(CompiledRule rule) {
    boolean forGroup = node.isTrigger() && !groupHasElement;
    TermPath path = path(rule, forGroup ? Situation.term(at.outside()) : open);
    if (path == null) {
      return;
    }
    TermNode element = path.target();
    if (forGroup) {
      groupHasElement = true;
      open = element;
    } else {
      own = element;
    }
    steps.add(new SegmentPlan.Open(rule, path, forGroup));
    TermPath named = rule.named(element);
    if (named != null) {
      for (Take.Taken at : rule.take().from(segment)) {
        steps.add(new SegmentPlan.Name(rule, named, at));
        consume(rule, at);
      }
    }
  }

  private void value(Where where, CompiledRule rule) {
    List<Take.Taken> found = rule.take().from(segment);
    if (found.isEmpty()) {
      return;
    }
    // Relative pointers hang on the nearest repeat that was opened around the segment.
    TermPath path = path(rule, own != null ? own : open);
    if (path == null) {
      return;
    }
    if (rule.conversion().joins()) {
      join(rule, found.stream().filter(at -> !consumed.isTaken(at.at(), where)).toList(), path);
      return;
    }
    for (Take.Taken at : found) {
      if (!consumed.isTaken(at.at(), where)) {
        steps.add(new SegmentPlan.Put(rule, path, at));
        consume(rule, at);
      }
    }
  }

  private TermPath path(CompiledRule rule, TermNode nearest) {
    TermNode from = rule.isAbsolute() ? at.document().term() : nearest;
    TermPath path = from == null ? null : rule.target(from);
    return path == null || at.isOpen(rule, path) ? path : null;
  }

  private void join(CompiledRule rule, List<Take.Taken> parts, TermPath path) {
    if (!parts.isEmpty()) {
      steps.add(new SegmentPlan.Join(rule, path, parts));
      consume(rule, parts.get(0));
      parts.forEach(part -> consumed.addValue(part.at()));
    }
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
      steps.add(new SegmentPlan.LeaveOut(rule, at));
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
        category,
        present,
        present - unclaimed.size() - ignored,
        ignored);
  }
}

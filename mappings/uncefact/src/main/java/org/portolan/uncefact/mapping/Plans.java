package org.portolan.uncefact.mapping;

import java.util.Arrays;
import java.util.List;
import org.portolan.uncefact.edifact.Layout;
import org.portolan.uncefact.model.Branch;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TermPath;

/**
 * The plans made so far for one place and section. Messages of one partner have few shapes, so that
 * most segments find theirs; whoever sends many gets a plan made for each segment. Safe for several
 * threads.
 */
final class Plans {
  private static final int MOST = 128;

  private final List<RulePlace.Run> runs;
  private final List<RulePlace.BoundAt> bound;
  private volatile Asked asked;

  /** By the hash of their shape; copied when one is added. At most half of it is filled. */
  private volatile Known[] known = new Known[8];

  private int count;

  Plans(List<RulePlace.Run> runs, List<RulePlace.BoundAt> bound) {
    this.runs = runs;
    this.bound = bound;
  }

  /**
   * What the rules look at.
   *
   * @param byIndex those whose pointer names an element of a repeat
   */
  private record Asked(Ask[] asks, CompiledRule[] byIndex) {
    static Asked of(List<RulePlace.Run> runs, List<RulePlace.BoundAt> bound) {
      return new Asked(
          Ask.of(runs, bound),
          runs.stream()
              .flatMap(run -> run.rules().stream())
              .filter(CompiledRule::namesAnElement)
              .toArray(CompiledRule[]::new));
    }
  }

  private record Known(int hash, Layout layout, int[] shape, TermNode[] open, SegmentPlan plan) {}

  /** All that decides what the rules do with a segment; filled again for each. */
  static final class Shape {
    private Layout layout;
    private int[] words = new int[64];
    private int length;
    private int hash;
    private TermNode[] open = new TermNode[8];
    private int depth;

    private void fill(Situation at, Asked asked) {
      layout = at.node().segment().layout();
      int most = 1 + asked.asks.length + asked.byIndex.length;
      words = most > words.length ? new int[2 * most] : words;
      words[0] = at.node().isTrigger() ? 1 : 0;
      length = 1;
      for (Ask ask : asked.asks) {
        words[length++] = ask.answer(at.node());
      }
      open(at);
      for (CompiledRule rule : asked.byIndex) {
        words[length++] = opened(rule, at);
      }
      int sum = layout.hashCode() * 31 + depth;
      for (int i = 0; i < length; i++) {
        sum = sum * 31 + words[i];
      }
      hash = sum ^ sum >>> 15;
    }

    /** The terms of the elements that the groups around have opened, from the inside. */
    private void open(Situation at) {
      depth = 0;
      for (OpenGroup group = at.open(); group != null; group = group.around()) {
        if (depth == open.length) {
          open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = group.own() == null ? null : group.own().term();
      }
    }

    /** For each place that a pointer may be relative to, whether what it names is there. */
    private static int opened(CompiledRule rule, Situation at) {
      if (rule.isAbsolute()) {
        return isOpen(rule, at.document());
      }
      int opened = 0;
      for (OpenGroup group = at.open(); group != null; group = group.around()) {
        opened = opened << 1 | (group.own() == null ? 0 : isOpen(rule, group.own()));
      }
      return opened;
    }

    private static int isOpen(CompiledRule rule, Branch from) {
      TermPath path = rule.target(from.term());
      return path != null && path.isOpen(from) ? 1 : 0;
    }

    private boolean is(Known plan) {
      return plan.hash == hash
          && plan.layout.equals(layout)
          && isOpen(plan.open)
          && Arrays.equals(plan.shape, 0, plan.shape.length, words, 0, length);
    }

    private boolean isOpen(TermNode[] others) {
      if (others.length != depth) {
        return false;
      }
      for (int i = 0; i < depth; i++) {
        if (others[i] != open[i]) {
          return false;
        }
      }
      return true;
    }

    private Known with(SegmentPlan plan) {
      return new Known(
          hash, layout, Arrays.copyOf(words, length), Arrays.copyOf(open, depth), plan);
    }
  }

  /**
   * @param shape where to note the segment's; any that no other thread uses
   */
  SegmentPlan find(Situation at, Shape shape) {
    if (asked == null) {
      asked = Asked.of(runs, bound);
    }
    shape.fill(at, asked);
    Known[] table = known;
    for (int i = shape.hash & table.length - 1; table[i] != null; i = i + 1 & table.length - 1) {
      if (shape.is(table[i])) {
        return table[i].plan;
      }
    }
    SegmentPlan plan = new Planner(runs, bound, at).plan();
    if (!plan.varies()) {
      keep(shape.with(plan));
    }
    return plan;
  }

  private synchronized void keep(Known plan) {
    if (count == MOST) {
      return;
    }
    Known[] table = new Known[2 * (count + 1) > known.length ? 2 * known.length : known.length];
    for (Known one : known) {
      if (one != null) {
        add(table, one);
      }
    }
    add(table, plan);
    known = table;
    count++;
  }

  private static void add(Known[] table, Known one) {
    int at = one.hash & table.length - 1;
    while (table[at] != null) {
      at = at + 1 & table.length - 1;
    }
    table[at] = one;
  }
}

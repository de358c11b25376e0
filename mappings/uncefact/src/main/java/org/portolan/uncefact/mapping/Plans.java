package org.portolan.uncefact.mapping;

import java.util.Arrays;
import java.util.List;
import org.portolan.uncefact.edifact.Segment;
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
  private volatile Asked asked;

  /** By the hash of their shape; copied when one is added. At most half of it is filled. */
  private volatile Known[] known = new Known[8];

  private int count;

  Plans(List<RulePlace.Run> runs) {
    this.runs = runs;
  }

  /**
   * What the rules look at.
   *
   * @param byIndex those whose pointer names an element of a repeat
   */
  private record Asked(Ask[] asks, CompiledRule[] byIndex) {
    static Asked of(List<RulePlace.Run> runs) {
      return new Asked(
          Ask.of(runs),
          runs.stream()
              .flatMap(run -> run.rules().stream())
              .filter(CompiledRule::namesAnElement)
              .toArray(CompiledRule[]::new));
    }
  }

  private record Known(int hash, int[] shape, TermNode open, TermNode around, SegmentPlan plan) {}

  /** All that decides what the rules do with a segment; filled again for each. */
  static final class Shape {
    private int[] words = new int[64];
    private int length;
    private int hash;
    private TermNode open;
    private TermNode around;

    private void fill(Situation at, Asked asked) {
      Segment segment = at.node().segment();
      int most =
          4 + segment.elements() + segment.parts() / 32 + asked.asks.length + asked.byIndex.length;
      words = most > words.length ? new int[2 * most] : words;
      words[0] = at.node().isTrigger() ? 1 : 0;
      length = segment.shape(words, 1);
      for (Ask ask : asked.asks) {
        words[length++] = ask.answer(at.node());
      }
      for (CompiledRule rule : asked.byIndex) {
        TermPath path = at.path(rule);
        words[length++] = path != null && at.isOpen(rule, path) ? 1 : 0;
      }
      open = Situation.term(at.nearest());
      around = Situation.term(at.outside());
      int sum = System.identityHashCode(open) * 31 + System.identityHashCode(around);
      for (int i = 0; i < length; i++) {
        sum = sum * 31 + words[i];
      }
      hash = sum ^ sum >>> 15;
    }

    private boolean is(Known plan) {
      return plan.hash == hash
          && plan.open == open
          && plan.around == around
          && Arrays.equals(plan.shape, 0, plan.shape.length, words, 0, length);
    }

    private Known with(SegmentPlan plan) {
      return new Known(hash, Arrays.copyOf(words, length), open, around, plan);
    }
  }

  /**
   * @param shape where to note the segment's; any that no other thread uses
   */
  SegmentPlan find(Situation at, Shape shape) {
    if (asked == null) {
      asked = Asked.of(runs);
    }
    shape.fill(at, asked);
    Known[] table = known;
    for (int i = shape.hash & table.length - 1; table[i] != null; i = i + 1 & table.length - 1) {
      if (shape.is(table[i])) {
        return table[i].plan;
      }
    }
    SegmentPlan plan = new Planner(runs, at).plan();
    keep(shape.with(plan));
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

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.value.ValueNote;

/** Counts what a message holds and what was taken of it, and notes the rest. */
final class LossNotes {
  private final List<Loss> losses = new ArrayList<>();
  private int present;
  private int taken;
  private int ignored;

  void conflict(Segment segment, Address at, Rule rule, String pointer) {
    add("conflict", segment, at, rule.id(), pointer, "second value");
  }

  void unconverted(Segment segment, Address at, Rule rule, ValueNote why) {
    add("unconverted-code", segment, at, rule.id(), rule.canonical(), why.meaning());
  }

  /** What a table leaves out knowingly. */
  void leftOut(Segment segment, Address at, Loss.Kind kind) {
    losses.add(new Loss(kind, new InSegment(segment, at)));
  }

  /** A value that the header says for all, where it went; it is lost where there is nothing. */
  void distributed(Segment segment, Address at, Rule rule, int elements, int given) {
    if (elements == 0) {
      taken--;
      add("unmapped-element", segment, at, rule.id(), rule.canonical(), "there is none of them");
    } else {
      String why = "said once for all: given to " + given + " of " + elements;
      add("distributed", segment, at, rule.id(), rule.canonical(), why);
    }
  }

  /** Counts what a segment holds; what nothing claims of it is lost. */
  void account(Segment segment, SegmentPlan plan) {
    present += plan.present();
    taken += plan.taken();
    ignored += plan.ignored();
    for (Address at : plan.unclaimed()) {
      losses.add(new Loss(plan.lost(), new InSegment(segment, at)));
    }
  }

  private void add(
      String category, Segment segment, Address at, String rule, String canonical, String why) {
    losses.add(new Loss(Loss.Kind.of(category, rule, canonical, why), new InSegment(segment, at)));
  }

  private record InSegment(Segment segment, Address at) implements Loss.Spot {
    @Override
    public String source() {
      return at.in(segment).toString();
    }

    @Override
    public StringBuilder source(StringBuilder text) {
      return at.in(segment).append(text);
    }

    @Override
    public String raw() {
      return at.text(segment);
    }
  }

  LossReport report() {
    return new LossReport(losses, present, taken, ignored);
  }
}

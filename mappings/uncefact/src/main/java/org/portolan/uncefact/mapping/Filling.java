package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.value.Value;

/** Puts texts into the segments of a message: qualifiers, conditions and lists run backwards. */
final class Filling {
  /** A constant that counts the groups of its segment. */
  static final String RUNNING = "1..";

  private final Directory directory;
  private final TradeDocument document;
  private final Letters letters;
  private final List<Made> made = new ArrayList<>();
  private final Texts texts = new Texts();
  private final Map<String, String> known = new HashMap<>();

  /** A segment and the step of a path that it was made for, which leaves a choice. */
  private record Made(Where.Step step, DraftSegment segment) {}

  Filling(Directory directory, TradeDocument document, Letters letters) {
    this.directory = directory;
    this.document = document;
    this.letters = letters;
  }

  /** What says a value by a rule; null where the rule cannot say it. */
  Rendered render(WriteRule rule, Value value) {
    if (rule.rendering() == null) {
      return null;
    }
    WriteTake target = rule.target();
    Rendered rendered = rule.rendering().render(value, this::known, target.size(), letters);
    return rendered != null && target.lists(rendered) ? rendered : null;
  }

  private String known(String pointer) {
    return known.computeIfAbsent(pointer, it -> document.text(it).orElse(""));
  }

  /**
   * The occurrence of one step of a rule's path, made where it is not there yet; null where the
   * directory allows no more. A group that the path only leads through, and asks nothing of, is the
   * last one that is there.
   */
  Occurrence step(Occurrence around, WriteRule rule, int depth) {
    Occurrence there = there(around, rule, depth);
    return there != null ? there : add(around, rule, depth);
  }

  private static Occurrence there(Occurrence around, WriteRule rule, int depth) {
    int place = rule.way()[depth];
    Occurrence there = around.find(place, rule.text(depth));
    return there == null && rule.leadsThrough(depth) ? around.last(place) : there;
  }

  /** Whether the trigger of a group can say a value. */
  boolean fits(Where.Step step, Where.Binding binding, Value value) {
    ElementType element = SegmentParts.element(directory.segment(step.tag()), binding.at());
    return value.text().length() <= element.maxLength()
        && letters.have(value.text())
        && (!element.isCoded() || element.codes().contains(value.text()));
  }

  /** The occurrence of one step whose segment says the given texts, made where there is none. */
  Occurrence bound(Occurrence around, WriteRule rule, int depth, Map<Address, String> said) {
    Occurrence there = around.find(rule.way()[depth], segment -> says(segment, said));
    if (there != null) {
      return there;
    }
    Occurrence added = add(around, rule, depth);
    if (added != null) {
      DraftSegment segment = added.segment();
      said.forEach((at, text) -> segment.set(segment.parts().part(at), text));
    }
    return added;
  }

  private static boolean says(DraftSegment segment, Map<Address, String> said) {
    return said.entrySet().stream()
        .allMatch(it -> segment.text(segment.parts().part(it.getKey())).equals(it.getValue()));
  }

  private Occurrence add(Occurrence around, WriteRule rule, int depth) {
    Occurrence added = around.add(rule.way()[depth], rule.text(depth));
    if (added != null) {
      Where.Step step = rule.steps().get(depth);
      qualify(step, added.segment());
      if (!step.tests().isEmpty()) {
        made.add(new Made(step, added.segment()));
      }
    }
    return added;
  }

  private static void qualify(Where.Step step, DraftSegment segment) {
    SegmentParts parts = segment.parts();
    for (int i = 0; i < step.qualifiers().length; i++) {
      if (!step.qualifiers()[i].equals("*")) {
        segment.set(parts.part(i + 1, 1), step.qualifiers()[i]);
      }
    }
    for (int i = 0; i < step.tests().size(); i++) {
      Where.Test test = step.tests().get(i);
      if (test.values().length == 1 && !test.values()[0].isEmpty()) {
        segment.set(parts.part(test.element(), test.component()), test.values()[0]);
      }
    }
  }

  /** Sets what a rule asks of the segment it opened, where there is no choice. */
  void demand(WriteRule opener, Occurrence opened) {
    qualify(opener.steps().get(opener.depth() - 1), opened.segment());
  }

  /** Sets what a rule asks of its segment and nothing has said. */
  void settle(WriteRule opener, Occurrence opened) {
    DraftSegment segment = opened.segment();
    for (int i = 0; i < opener.demands().size(); i++) {
      Demand demand = opener.demands().get(i);
      int part = segment.parts().part(demand.at());
      if (segment.isFree(part) && !demand.values().contains("")) {
        segment.set(part, demand.values().get(0));
      }
    }
  }

  /** Sets what paths ask of the segments made for them and nothing has said. */
  void settle() {
    for (Made one : made) {
      for (Where.Test test : one.step().tests()) {
        int part = one.segment().parts().part(test.element(), test.component());
        if (one.segment().isFree(part) && !List.of(test.values()).contains("")) {
          one.segment().set(part, test.values()[0]);
        }
      }
    }
  }

  /** Puts a value into the segment of a rule, below an occurrence so many steps down its path. */
  Outcome put(WriteRule rule, Rendered rendered, Occurrence from, int depth) {
    Occurrence at = from;
    Occurrence first = null;
    for (int i = depth; i < rule.depth(); i++) {
      Occurrence next = there(at, rule, i);
      if (next == null) {
        next = add(at, rule, i);
        if (next == null) {
          return rule.noMore();
        }
        first = first == null ? next : first;
      }
      at = next;
    }
    if (rule.target().set(rendered, at.segment(), texts)) {
      return at;
    }
    // A list goes on in a further segment, and so does what a repeat of its own may say.
    boolean repeats = rule.rule().canonical().endsWith("[]") || rule.target().isToldApart();
    if (repeats && depth < rule.depth()) {
      Occurrence further = add(at.outer(1), rule, rule.depth() - 1);
      if (further != null && rule.target().set(rendered, further.segment(), texts)) {
        return further;
      }
      if (further != null) {
        further.drop();
      }
    }
    if (first != null) {
      first.drop();
    }
    return rule.taken();
  }

  void total(WriteRule rule, Totals.Total total, Occurrence root) {
    put(rule, Rendered.pair(total.text(), total.unit()), root, 0);
  }

  /** Sets a constant in a segment that other rules made, where its place is free. */
  void constant(WriteRule rule, Occurrence occurrence) {
    Occurrence around = occurrence;
    for (int i = rule.depth() - 1; i >= 0; i--) {
      if (!holds(rule.steps().get(i), around.segment())) {
        return;
      }
      around = around.outer(1);
    }
    rule.target()
        .constant(
            rule.constant().equals(RUNNING)
                ? Integer.toString(occurrence.outer(1).number())
                : rule.constant(),
            occurrence.segment());
  }

  private static boolean holds(Where.Step step, DraftSegment segment) {
    SegmentParts parts = segment.parts();
    for (int i = 0; i < step.qualifiers().length; i++) {
      String wanted = step.qualifiers()[i];
      if (!wanted.equals("*") && !segment.text(parts.part(i + 1, 1)).equals(wanted)) {
        return false;
      }
    }
    for (int i = 0; i < step.tests().size(); i++) {
      Where.Test test = step.tests().get(i);
      String there = segment.text(parts.part(test.element(), test.component()));
      if (!List.of(test.values()).contains(there)) {
        return false;
      }
    }
    return true;
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.directories.ElementType;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.value.Value;

/** Puts texts into the segments of a message: qualifiers, conditions and lists run backwards. */
final class Filling {
  /** A constant that counts the groups of its segment. */
  static final String RUNNING = "1..";

  private final WriteTable table;
  private final TradeDocument document;
  private final Letters letters;
  private final List<Made> made = new ArrayList<>();
  private final Texts texts = new Texts();
  private final Map<String, String> known = new HashMap<>();

  /** A segment and the step of a path that it was made for. */
  private record Made(Where.Step step, DraftSegment segment) {}

  Filling(WriteTable table, TradeDocument document, Letters letters) {
    this.table = table;
    this.document = document;
    this.letters = letters;
  }

  /**
   * @param reason why nothing was put; empty where it was
   * @param at where it was put
   */
  record Outcome(String reason, Occurrence at) {
    Outcome(String reason) {
      this(reason, null);
    }

    boolean isPut() {
      return reason.isEmpty();
    }
  }

  /** What says a value by a rule; null where the rule cannot say it. */
  Rendered render(WriteRule rule, Value value) {
    if (rule.rendering() == null) {
      return null;
    }
    Rendered rendered =
        rule.rendering().render(value, this::known, rule.take().values().size(), letters);
    return rendered != null && isListed(rule, rendered) ? rendered : null;
  }

  private String known(String pointer) {
    return known.computeIfAbsent(pointer, it -> document.text(it).orElse(""));
  }

  /**
   * The occurrence of one step of a rule's path, made where it is not there yet. A group that the
   * path only leads through, and asks nothing of, is the last one that is there.
   */
  Optional<Occurrence> step(Occurrence around, WriteRule rule, int depth) {
    int place = rule.way().get(depth);
    Where.Step step = rule.steps().get(depth);
    Occurrence there = around.find(place, step.text());
    boolean through = depth < rule.depth() - 1 && step.asksNothing();
    if (there == null && through) {
      there = around.last(place);
    }
    return there != null ? Optional.of(there) : add(around, rule, depth);
  }

  /** Whether the trigger of a group can say a value. */
  boolean fits(Where.Step step, Where.Binding binding, Value value) {
    ElementType element = DraftSegment.element(table.directory().segment(step.tag()), binding.at());
    return value.text().length() <= element.maxLength()
        && letters.have(value.text())
        && (!element.isCoded() || element.codes().contains(value.text()));
  }

  /** The occurrence of one step whose segment says the given texts, made where there is none. */
  Optional<Occurrence> bound(
      Occurrence around, WriteRule rule, int depth, Map<Address, String> texts) {
    Optional<Occurrence> there =
        around.find(
            rule.way().get(depth),
            it ->
                texts.entrySet().stream()
                    .allMatch(text -> it.text(text.getKey()).equals(text.getValue())));
    if (there.isPresent()) {
      return there;
    }
    Optional<Occurrence> added = add(around, rule, depth);
    added.ifPresent(it -> texts.forEach(it.segment()::set));
    return added;
  }

  private Optional<Occurrence> add(Occurrence around, WriteRule rule, int depth) {
    Where.Step step = rule.steps().get(depth);
    Optional<Occurrence> added = around.add(rule.way().get(depth), step.text(), table.directory());
    added.ifPresent(
        it -> {
          qualify(step, it.segment());
          made.add(new Made(step, it.segment()));
        });
    return added;
  }

  private static void qualify(Where.Step step, DraftSegment segment) {
    for (int i = 0; i < step.qualifiers().length; i++) {
      if (!step.qualifiers()[i].equals("*")) {
        segment.set(new Address(i + 1, 1), step.qualifiers()[i]);
      }
    }
    for (Where.Test test : step.tests()) {
      if (test.values().length == 1 && !test.values()[0].isEmpty()) {
        segment.set(new Address(test.element(), test.component()), test.values()[0]);
      }
    }
  }

  /** Sets what a rule asks of the segment it opened, where there is no choice. */
  void demand(WriteRule opener, Occurrence opened) {
    qualify(opener.steps().get(opener.depth() - 1), opened.segment());
  }

  /** Sets what a rule asks of its segment and nothing has said. */
  void settle(WriteRule opener, Occurrence opened) {
    for (WriteRule.Demand demand : opener.demands()) {
      if (opened.segment().text(demand.at()).isEmpty() && !demand.values().contains("")) {
        opened.segment().set(demand.at(), demand.values().get(0));
      }
    }
  }

  /** Sets what paths ask of the segments made for them and nothing has said. */
  void settle() {
    for (Made one : made) {
      for (Where.Test test : one.step().tests()) {
        Address at = new Address(test.element(), test.component());
        if (one.segment().text(at).isEmpty() && !List.of(test.values()).contains("")) {
          one.segment().set(at, test.values()[0]);
        }
      }
    }
  }

  /** Puts a value into the segment of a rule, below an occurrence so many steps down its path. */
  Outcome put(WriteRule rule, Rendered rendered, Occurrence from, int depth) {
    Occurrence at = from;
    Occurrence made = null;
    for (int i = depth; i < rule.depth(); i++) {
      boolean there = at.find(rule.way().get(i), rule.steps().get(i).text()) != null;
      Optional<Occurrence> next = step(at, rule, i);
      if (next.isEmpty()) {
        return rule.noMore();
      }
      at = next.get();
      made = there || made != null ? made : at;
    }
    if (set(rule, rendered, at.segment())) {
      return new Outcome("", at);
    }
    // A list goes on in a further segment, and so does what a repeat of its own may say.
    boolean repeats = rule.rule().canonical().endsWith("[]") || rule.take().wanted().length > 0;
    if (repeats && depth < rule.depth()) {
      Optional<Occurrence> further = add(at.outer(1), rule, rule.depth() - 1);
      if (further.isPresent() && set(rule, rendered, further.get().segment())) {
        return new Outcome("", further.get());
      }
      further.ifPresent(Occurrence::drop);
    }
    if (made != null) {
      made.drop();
    }
    return rule.taken();
  }

  /** Sets a value and what has to stand beside it, or nothing where one of them has no place. */
  private boolean set(WriteRule rule, Rendered rendered, DraftSegment segment) {
    texts.clear();
    for (WriteRule.Demand demand : rule.demands()) {
      if (demand.only() != null && !demand.only().isEmpty()) {
        texts.put(demand.at(), demand.only());
      }
    }
    for (When.Condition condition : rule.when().conditions()) {
      if (condition.value() != null) {
        texts.put(condition.at(), condition.value());
      } else if (!condition.present() && !segment.text(condition.at()).isEmpty()) {
        return false;
      }
    }
    Take take = rule.take();
    boolean any = take.all() || take.wanted().length > 0;
    int wanted = rendered.texts().size();
    int put = 0;
    for (int i = 0; i < (any ? take.values().size() : 1) && put < wanted; i++) {
      Address at = take.values().get(i);
      Address test = take.test(at);
      boolean told = test == null || segment.takes(test, take.wanted()[0]);
      if (told && (!any || segment.text(at).isEmpty())) {
        beside(take, at, test, rendered, put++);
      }
    }
    return put == wanted && texts.setIn(segment);
  }

  /** One text in its place, with what tells the place from others and what makes up a pair. */
  private void beside(Take take, Address at, Address test, Rendered rendered, int number) {
    texts.put(at, rendered.texts().get(number));
    if (!rendered.second().isEmpty()) {
      Address second = take.second(at);
      if (second != null) {
        texts.put(second, rendered.second());
      }
    }
    if (test != null && !take.wanted()[0].isEmpty()) {
      texts.put(test, take.wanted()[0]);
    }
    if (!rendered.beside().isEmpty()) {
      rendered
          .beside()
          .forEach((component, text) -> texts.put(new Address(at.element(), component), text));
    }
  }

  /** Whether the directory lists the code, where its list is the one that counts. */
  private boolean isListed(WriteRule rule, Rendered rendered) {
    Address at = rule.take().values().get(0);
    ElementType element = rule.element(at);
    if (!element.isCoded()) {
      return true;
    }
    boolean named =
        !rendered.beside().isEmpty()
            || rule.when().namesAValue()
            || rule.take().wanted().length > 0;
    return named || rule.isOpen(table.table()) || element.codes().contains(rendered.texts().get(0));
  }

  void total(WriteRule rule, Totals.Total total, Occurrence root) {
    put(rule, Rendered.of(total.text()).with(total.unit()), root, 0);
  }

  /** Sets a constant in a segment that other rules made, where its place is free. */
  void constant(WriteRule rule, Occurrence occurrence) {
    DraftSegment segment = occurrence.segment();
    Occurrence around = occurrence;
    for (int i = rule.depth() - 1; i >= 0; i--) {
      if (!holds(rule.steps().get(i), around.segment())) {
        return;
      }
      around = around.outer(1);
    }
    for (When.Condition condition : rule.when().conditions()) {
      boolean holds =
          condition.value() != null
              ? segment.text(condition.at()).equals(condition.value())
              : segment.text(condition.at()).isEmpty() != condition.present();
      if (!holds) {
        return;
      }
    }
    for (Address at : rule.take().values()) {
      Address test = rule.take().test(at);
      boolean told = test == null || List.of(rule.take().wanted()).contains(segment.text(test));
      if (told && segment.text(at).isEmpty()) {
        segment.set(
            at,
            rule.constant().equals(RUNNING)
                ? Integer.toString(occurrence.outer(1).number())
                : rule.constant());
        if (!rule.take().all()) {
          return;
        }
      }
    }
  }

  private static boolean holds(Where.Step step, DraftSegment segment) {
    for (int i = 0; i < step.qualifiers().length; i++) {
      String wanted = step.qualifiers()[i];
      if (!wanted.equals("*") && !segment.text(new Address(i + 1, 1)).equals(wanted)) {
        return false;
      }
    }
    for (Where.Test test : step.tests()) {
      String there = segment.text(new Address(test.element(), test.component()));
      if (!List.of(test.values()).contains(there)) {
        return false;
      }
    }
    return true;
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.uncefact.edifact.OutSegment;
import org.portolan.uncefact.edifact.Repertoire;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TradeDocument;

/** Runs a table backwards: the leaves of one document into the segments of one message. */
final class WriteEngine {
  private final WriteTable table;
  private final TradeDocument document;
  private final Filling filling;
  private final Occurrence root;
  private final SourceElement.Source source;
  private final List<Loss> losses = new ArrayList<>();

  WriteEngine(WriteTable table, TradeDocument document, Repertoire repertoire) {
    this.table = table;
    this.document = document;
    this.filling = new Filling(table.directory(), document, new Letters(repertoire));
    this.root = Occurrence.root(table.structure());
    this.source = SourceElement.Source.of(document, table.shapes());
  }

  record Result(List<OutSegment> body, LossReport losses) {}

  Result write() {
    run(null, source.document(), root, 0);
    table.totals().forEach(this::total);
    filling.settle();
    table.constants().forEach(this::constant);
    root.dropIncomplete(this::unsaid);
    int written = 0;
    for (Slot slot : source.slots()) {
      if (slot.isWritten()) {
        written++;
      } else {
        lost(slot);
      }
    }
    List<OutSegment> body = new ArrayList<>(256);
    root.write(body);
    return new Result(body, new LossReport(losses, source.slots().size(), written, 0));
  }

  /** What stood in a segment that cannot be sent is not said. */
  private void unsaid(Occurrence dropped) {
    for (Slot slot : source.slots()) {
      if (slot.at() == dropped) {
        slot.unsaid("the directory has no code for what its segment must say");
        String pointer = slot.pointer();
        losses.removeIf(loss -> loss.canonical().equals(pointer));
      }
    }
  }

  /** Runs rules in their order; those that say a value in full go before those that say less. */
  private void run(WriteRule opener, SourceElement element, Occurrence at, int depth) {
    WritePlan plan = element.shape().plan(table, opener);
    for (WritePlan.Step step : plan.steps()) {
      if (step instanceof WritePlan.Open open) {
        elements(open, element, at, depth);
      } else {
        values(step, element, at, depth, true);
      }
    }
    for (WritePlan.Step step : plan.steps()) {
      values(step, element, at, depth, false);
    }
  }

  private void values(
      WritePlan.Step step, SourceElement element, Occurrence at, int depth, boolean exact) {
    switch (step) {
      case WritePlan.Put put -> {
        Slot first =
            put.own() < 0 ? element.find(put.rule().rule().canonical()) : element.own(put.own());
        for (Slot slot = first; slot != null; slot = put.list() ? slot.next : null) {
          put(put.rule(), slot, at, depth, exact);
        }
      }
      case WritePlan.Period period -> period(period.rule(), element, at, depth);
      case WritePlan.Hoist hoist -> hoist(hoist, element, at, depth, exact);
      case WritePlan.Open open -> {
        // Elements are opened once.
      }
    }
  }

  /** Writes each element of a repeat by the one of its rules that says the most of it. */
  private void elements(WritePlan.Open open, SourceElement element, Occurrence at, int depth) {
    SourceElement[] elements = element.repeat(open.repeat());
    List<WriteRule> openers = open.openers();
    for (int i = 0; i < elements.length; i++) {
      WriteRule best = null;
      int most = 0;
      for (int o = 0; o < openers.size(); o++) {
        WriteRule opener = openers.get(o);
        // In the segment of the repeat around it there is a place for one element alone.
        if (opener.depth() == depth && i > 0 && openers.size() > 1) {
          continue;
        }
        int said = saying(opener, elements[i], openers.size() == 1 ? 1 : Integer.MAX_VALUE);
        if (said > most) {
          most = said;
          best = opener;
        }
      }
      if (best != null) {
        open(best, elements[i], i, at, depth);
      }
    }
  }

  /**
   * How many leaves of an element a rule and what hangs on it say; 0 where it cannot hold it.
   *
   * @param enough leaves to know
   */
  private int saying(WriteRule opener, SourceElement element, int enough) {
    WritePlan plan = element.shape().plan(table, opener);
    for (WritePlan.Told told : plan.toldOfSegment()) {
      if (!meets(told, element)) {
        return 0;
      }
    }
    int said = 0;
    for (int i = 0; i < element.shape().owns() && said < enough; i++) {
      said += said(plan.saying(i), element.own(i), enough - said);
    }
    return said + saidFurtherIn(plan, element, enough - said);
  }

  private int said(WriteRule[] rules, Slot first, int enough) {
    int said = 0;
    for (Slot slot = first; slot != null && said < enough; slot = slot.next) {
      for (WriteRule rule : rules) {
        if (slot.rendered(rule, filling) != null) {
          said++;
          break;
        }
      }
    }
    return said;
  }

  private int saidFurtherIn(WritePlan plan, SourceElement around, int enough) {
    int said = 0;
    for (SourceElement[] elements : around.repeats()) {
      for (int i = 0; i < elements.length && said < enough; i++) {
        TermNode[] terms = elements[i].shape().ownTerms();
        for (int t = 0; t < terms.length && said < enough; t++) {
          said += said(plan.saying(terms[t]), elements[i].own(t), enough - said);
        }
        said += saidFurtherIn(plan, elements[i], enough - said);
      }
    }
    return said;
  }

  /** Whether what the rule asks of the segment agrees with what the element puts there. */
  private boolean meets(WritePlan.Told told, SourceElement element) {
    Demand demand = told.demand();
    if (told.own() < 0) {
      return demand.only() != null || demand.values().contains("");
    }
    Rendered rendered = element.own(told.own()).rendered(told.rule(), filling);
    return rendered != null && demand.values().contains(rendered.text());
  }

  private void open(WriteRule opener, SourceElement element, int index, Occurrence at, int depth) {
    if (depth == opener.depth()) {
      // It has its place in the segment of the one around it: one element fits there.
      if (index == 0) {
        run(opener, element, at, opener.depth());
      } else {
        full(opener, element);
      }
      return;
    }
    Occurrence around = at;
    List<Slot> bound = new ArrayList<>();
    for (int i = depth; i < opener.depth() - 1; i++) {
      around = step(opener, element, around, i, bound);
      if (around == null) {
        full(opener, element);
        return;
      }
    }
    Occurrence opened = around.add(opener.way()[opener.depth() - 1], null);
    if (opened == null) {
      full(opener, element);
      return;
    }
    filling.demand(opener, opened);
    // What the groups around say of the element is read with its own segment, or not at all.
    bound.forEach(slot -> slot.saidAt(opened));
    int member = element.shape().plan(table, opener).member();
    if (member >= 0) {
      put(opener, element.own(member), opened, opener.depth(), true);
    }
    run(opener, element, opened, opener.depth());
    filling.settle(opener, opened);
  }

  /** The group around a repeat: the one that says of it what it must say, where there are such. */
  private Occurrence step(
      WriteRule opener, SourceElement element, Occurrence around, int i, List<Slot> saidThere) {
    Where.Step step = opener.steps().get(i);
    if (step.bindings().isEmpty()) {
      return filling.step(around, opener, i);
    }
    Map<Address, String> bound = new LinkedHashMap<>();
    for (Where.Binding binding : step.bindings()) {
      Slot slot = element.find(binding.member());
      if (slot != null && filling.fits(step, binding, slot.value())) {
        bound.put(binding.at(), slot.value().text());
        saidThere.add(slot);
      }
    }
    return filling.bound(around, opener, i, bound);
  }

  private void full(WriteRule opener, SourceElement element) {
    element.each(slot -> slot.refused("the directory takes no more " + opener.rule().where()));
  }

  private void period(WriteRule rule, SourceElement element, Occurrence at, int depth) {
    Slot start = element.find(Periods.first(rule.rule()));
    Slot end = element.find(Periods.second(rule.rule()));
    if (start == null || end == null || start.isWritten() || end.isWritten()) {
      return;
    }
    Optional<Rendered> rendered = Periods.render(start.value(), end.value(), rule);
    if (rendered.isPresent()
        && filling.put(rule, rendered.get(), at, depth) instanceof Occurrence there) {
      start.saidAt(there);
      end.saidAt(there);
    }
  }

  private void hoist(
      WritePlan.Hoist hoist, SourceElement element, Occurrence at, int depth, boolean exact) {
    List<Slot> alike = new ArrayList<>();
    for (SourceElement one : element.repeat(hoist.repeat())) {
      Slot slot = one.find(hoist.member());
      if (slot == null
          || slot.isWritten()
          || !alike.isEmpty() && !alike.get(0).value().equals(slot.value())) {
        return;
      }
      alike.add(slot);
    }
    if (!alike.isEmpty()) {
      put(hoist.rule(), alike.get(0), at, depth, exact);
      if (alike.get(0).isWritten()) {
        alike.forEach(slot -> slot.saidAt(alike.get(0).at()));
      }
    }
  }

  private void put(WriteRule rule, Slot slot, Occurrence at, int depth, boolean exact) {
    if (slot.isWritten()) {
      return;
    }
    Rendered rendered = slot.rendered(rule, filling);
    if (rendered == null) {
      slot.refused(rule.cannotSay());
    } else if (rendered.isExact() || !exact) {
      switch (filling.put(rule, rendered, at, depth)) {
        case Occurrence there -> said(rule, slot, rendered, there);
        case Outcome.Refused refused ->
            slot.refused("rule " + rule.rule().id() + ": " + refused.reason());
      }
    }
  }

  private void said(WriteRule rule, Slot slot, Rendered rendered, Occurrence there) {
    slot.saidAt(there);
    if (rendered.loss() != null) {
      losses.add(
          new Loss(
              rendered.loss().category(),
              rule.rule().where() + " " + rule.rule().take(),
              slot.value().text(),
              rule.rule().id(),
              slot.pointer(),
              rendered.loss().why()));
    }
  }

  private void total(WriteRule rule) {
    Totals.of(rule.rule().canonical(), document)
        .ifPresent(total -> filling.total(rule, total, root));
  }

  private void constant(WriteRule rule) {
    // What the directory demands in a group that is there is there too, even with a constant alone.
    int last = rule.depth() - 1;
    root.each(
        rule.way(),
        0,
        last,
        around -> {
          if (around.isDemanded(rule.way()[last])) {
            filling.step(around, rule, last);
          }
        });
    root.each(rule.way(), 0, rule.depth(), at -> filling.constant(rule, at));
  }

  private void lost(Slot slot) {
    losses.add(new Loss("no-place", "", slot.value().text(), "", slot.pointer(), slot.reason()));
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.uncefact.edifact.OutSegment;
import org.portolan.uncefact.edifact.Repertoire;
import org.portolan.uncefact.mapping.SourceElement.Slot;
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
    this.filling = new Filling(table, document, new Letters(repertoire));
    this.root = Occurrence.root(table.shape().structure());
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
      if (slot.isWritten) {
        written++;
      } else {
        lost(slot);
      }
    }
    List<OutSegment> body = new ArrayList<>();
    root.write(body::add);
    return new Result(body, new LossReport(losses, source.slots().size(), written, 0));
  }

  /** What stood in a segment that cannot be sent is not said. */
  private void unsaid(Occurrence dropped) {
    for (Slot slot : source.slots()) {
      if (slot.at == dropped && slot.isWritten) {
        slot.isWritten = false;
        slot.reason = "the directory has no code for what its segment must say";
        losses.removeIf(loss -> loss.canonical().equals(slot.leaf().pointer()));
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
        Slot[] slots =
            put.own() < 0 ? element.all(put.rule().rule().canonical()) : element.own(put.own());
        for (Slot slot : slots) {
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
    for (WriteTable.Telling telling : table.tellings(opener)) {
      if (!meets(telling, element)) {
        return 0;
      }
    }
    return said(element.shape().plan(table, opener), element, enough);
  }

  private int said(WritePlan plan, SourceElement element, int enough) {
    int said = 0;
    for (Slot[] slots : element.own()) {
      for (Slot slot : slots) {
        List<WriteRule> rules = plan.saying(slot.leaf().term());
        for (int r = 0; r < rules.size(); r++) {
          if (slot.rendered(rules.get(r), filling) != null) {
            said++;
            break;
          }
        }
        if (said >= enough) {
          return said;
        }
      }
    }
    for (SourceElement[] elements : element.repeats()) {
      for (int i = 0; i < elements.length && said < enough; i++) {
        said += said(plan, elements[i], enough - said);
      }
    }
    return said;
  }

  /** Whether what the rule asks of the segment agrees with what the element puts there. */
  private boolean meets(WriteTable.Telling telling, SourceElement element) {
    Slot slot = element.find(telling.rule().rule().canonical());
    if (slot == null) {
      return telling.demand().only() != null || telling.demand().values().contains("");
    }
    Rendered rendered = slot.rendered(telling.rule(), filling);
    return rendered != null && telling.demand().values().contains(rendered.texts().get(0));
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
      Optional<Occurrence> next = step(opener, element, around, i, bound);
      if (next.isEmpty()) {
        full(opener, element);
        return;
      }
      around = next.get();
    }
    int last = opener.depth() - 1;
    Optional<Occurrence> opened =
        around.add(opener.way().get(last), "+ " + element.pointer(), table.directory());
    if (opened.isEmpty()) {
      full(opener, element);
      return;
    }
    filling.demand(opener, opened.get());
    // What the groups around say of the element is read with its own segment, or not at all.
    bound.forEach(slot -> slot.saidAt(opened.get()));
    if (opener.member() != null) {
      put(opener, element.find(opener.member()), opened.get(), opener.depth(), true);
    }
    run(opener, element, opened.get(), opener.depth());
    filling.settle(opener, opened.get());
  }

  /** The group around a repeat: the one that says of it what it must say, where there are such. */
  private Optional<Occurrence> step(
      WriteRule opener, SourceElement element, Occurrence around, int i, List<Slot> saidThere) {
    Where.Step step = opener.steps().get(i);
    if (step.bindings().isEmpty()) {
      return filling.step(around, opener, i);
    }
    Map<Address, String> bound = new LinkedHashMap<>();
    for (Where.Binding binding : step.bindings()) {
      Slot slot = element.find(binding.member());
      if (slot != null && filling.fits(step, binding, slot.leaf().value())) {
        bound.put(binding.at(), slot.leaf().value().text());
        saidThere.add(slot);
      }
    }
    return filling.bound(around, opener, i, bound);
  }

  private void full(WriteRule opener, SourceElement element) {
    element.each(slot -> slot.reason = "the directory takes no more " + opener.rule().where());
  }

  private void period(WriteRule rule, SourceElement element, Occurrence at, int depth) {
    Slot start = element.find(Periods.first(rule.rule()));
    Slot end = element.find(Periods.second(rule.rule()));
    if (start == null || end == null || start.isWritten || end.isWritten) {
      return;
    }
    Optional<Rendered> rendered = Periods.render(start.leaf(), end.leaf(), rule);
    if (rendered.isPresent()) {
      Filling.Outcome outcome = filling.put(rule, rendered.get(), at, depth);
      if (outcome.isPut()) {
        start.saidAt(outcome.at());
        end.saidAt(outcome.at());
      }
    }
  }

  private void hoist(
      WritePlan.Hoist hoist, SourceElement element, Occurrence at, int depth, boolean exact) {
    List<Slot> alike = new ArrayList<>();
    for (SourceElement one : element.repeat(hoist.repeat())) {
      Slot slot = one.find(hoist.member());
      if (slot == null
          || slot.isWritten
          || !alike.isEmpty() && !alike.get(0).leaf().value().equals(slot.leaf().value())) {
        return;
      }
      alike.add(slot);
    }
    if (!alike.isEmpty()) {
      put(hoist.rule(), alike.get(0), at, depth, exact);
      if (alike.get(0).isWritten) {
        alike.forEach(slot -> slot.saidAt(alike.get(0).at));
      }
    }
  }

  private void put(WriteRule rule, Slot slot, Occurrence at, int depth, boolean exact) {
    if (slot == null || slot.isWritten) {
      return;
    }
    Rendered rendered = slot.rendered(rule, filling);
    if (rendered == null) {
      slot.reason = rule.cannotSay();
    } else if (rendered.isExact() || !exact) {
      Filling.Outcome outcome = filling.put(rule, rendered, at, depth);
      if (outcome.isPut()) {
        slot.saidAt(outcome.at());
        for (Rendered.Remark remark : rendered.losses()) {
          losses.add(
              new Loss(
                  remark.category(),
                  rule.rule().where() + " " + rule.rule().take(),
                  slot.leaf().value().text(),
                  rule.rule().id(),
                  slot.leaf().pointer(),
                  remark.why()));
        }
      } else {
        slot.reason = "rule " + rule.rule().id() + ": " + outcome.reason();
      }
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
        rule.around(),
        0,
        around -> {
          if (around.isDemanded(rule.way().get(last))) {
            filling.step(around, rule, last);
          }
        });
    root.each(rule.way(), 0, at -> filling.constant(rule, at));
  }

  private void lost(Slot slot) {
    losses.add(
        new Loss(
            "no-place",
            "",
            slot.leaf().value().text(),
            "",
            slot.leaf().pointer(),
            slot.reason == null ? "no rule says it" : slot.reason));
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.portolan.uncefact.edifact.OutSegment;
import org.portolan.uncefact.edifact.Repertoire;
import org.portolan.uncefact.model.Leaf;
import org.portolan.uncefact.model.PointerPattern;
import org.portolan.uncefact.model.TradeDocument;

/** Runs a table backwards: the leaves of one document into the segments of one message. */
final class WriteEngine {
  private final WriteTable table;
  private final TradeDocument document;
  private final Filling filling;
  private final Occurrence root;
  private final NavigableMap<String, Leaf> leaves = new TreeMap<>();
  private final Set<String> written = new HashSet<>();
  private final Map<Occurrence, List<String>> said = new IdentityHashMap<>();
  private final Map<String, String> reasons = new HashMap<>();
  private final List<Loss> losses = new ArrayList<>();

  WriteEngine(WriteTable table, TradeDocument document, Repertoire repertoire) {
    this.table = table;
    this.document = document;
    this.filling = new Filling(table, document, new Letters(repertoire));
    this.root = Occurrence.root(table.shape().structure());
    document.leaves().stream()
        .filter(leaf -> !leaf.pointer().startsWith("/source/"))
        .forEach(leaf -> leaves.put(leaf.pointer(), leaf));
  }

  record Result(List<OutSegment> body, LossReport losses) {}

  Result write() {
    run(table.top(), "", root, 0);
    table.top().forEach(this::total);
    filling.settle();
    table.top().stream().filter(WriteRule::isConstant).forEach(this::constant);
    root.dropIncomplete(this::unsaid);
    leaves.values().stream().filter(leaf -> !written.contains(leaf.pointer())).forEach(this::lost);
    List<OutSegment> body = new ArrayList<>();
    root.write(body::add);
    return new Result(body, new LossReport(losses, leaves.size(), written.size(), 0));
  }

  /** What stood in a segment that cannot be sent is not said. */
  private void unsaid(Occurrence dropped) {
    for (String pointer : said.getOrDefault(dropped, List.of())) {
      written.remove(pointer);
      reasons.put(pointer, "the directory has no code for what its segment must say");
      losses.removeIf(loss -> loss.canonical().equals(pointer));
    }
  }

  private void saidAt(Occurrence at, String pointer) {
    written.add(pointer);
    said.computeIfAbsent(at, k -> new ArrayList<>()).add(pointer);
  }

  /** Runs rules in their order; those that say a value in full go before those that say less. */
  private void run(List<WriteRule> rules, String element, Occurrence at, int depth) {
    Set<String> arrays = new HashSet<>();
    for (boolean exact : new boolean[] {true, false}) {
      for (WriteRule rule : rules) {
        String pointer =
            rule.isRelative() ? element + "/" + rule.rule().canonical() : rule.rule().canonical();
        if (rule.isOpener()) {
          if (exact && arrays.add(pointer)) {
            elements(rules, rule.rule().canonical(), pointer, at, depth);
          }
        } else if ("=<".indexOf(rule.rule().direction()) >= 0 && !rule.isConstant()) {
          values(rule, pointer, at, depth, exact);
        }
      }
    }
  }

  /** Writes each element of a repeat by the one of its rules that says the most of it. */
  private void elements(
      List<WriteRule> rules, String canonical, String pointer, Occurrence at, int depth) {
    List<WriteRule> openers =
        rules.stream()
            .filter(rule -> rule.isOpener() && rule.rule().canonical().equals(canonical))
            .toList();
    String array = pointer.substring(0, pointer.length() - 2);
    for (int i = 0; i < document.size(array); i++) {
      String element = array + "/" + i;
      WriteRule best = null;
      int most = 0;
      for (WriteRule opener : openers) {
        // In the segment of the repeat around it there is a place for one element alone.
        if (opener.depth() == depth && i > 0 && openers.size() > 1) {
          continue;
        }
        int said = saying(opener, element);
        if (said > most) {
          most = said;
          best = opener;
        }
      }
      if (best != null) {
        open(best, element, at, depth);
      }
    }
  }

  /** How many leaves of an element a rule and what hangs on it say; 0 where it cannot hold it. */
  private int saying(WriteRule opener, String element) {
    for (WriteRule.Demand demand : opener.demands()) {
      if (!meets(opener, demand, element)) {
        return 0;
      }
    }
    int said = 0;
    for (Leaf leaf : leaves.subMap(element + "/", element + "0").values()) {
      String pattern = PointerPattern.of(leaf.pointer().substring(element.length() + 1));
      if (table.saying(opener, pattern).stream()
          .anyMatch(rule -> filling.says(rule, leaf.value()))) {
        said++;
      }
    }
    return said;
  }

  /** Whether what the rule asks of the segment agrees with what the element puts there. */
  private boolean meets(WriteRule opener, WriteRule.Demand demand, String element) {
    for (WriteRule rule : table.within(opener)) {
      if (rule.depth() == opener.depth()
          && rule.take() != null
          && rule.take().values().get(0).equals(demand.at())) {
        Leaf leaf = leaves.get(element + "/" + rule.rule().canonical());
        return leaf == null
            ? demand.only() != null || demand.values().contains("")
            : filling
                .render(rule, leaf.value())
                .filter(it -> demand.values().contains(it.texts().get(0)))
                .isPresent();
      }
    }
    return true;
  }

  private void open(WriteRule opener, String element, Occurrence at, int depth) {
    if (depth == opener.depth()) {
      within(opener, element, at);
      return;
    }
    Occurrence around = at;
    for (int i = depth; i < opener.depth() - 1; i++) {
      Optional<Occurrence> next = step(opener, element, around, i);
      if (next.isEmpty()) {
        full(opener, element);
        return;
      }
      around = next.get();
    }
    int last = opener.depth() - 1;
    Optional<Occurrence> opened =
        around.add(opener.way().get(last), "+ " + element, table.directory());
    if (opened.isEmpty()) {
      full(opener, element);
      return;
    }
    filling.demand(opener, opened.get());
    if (opener.member() != null) {
      put(opener, element + "/" + opener.member(), opened.get(), opener.depth(), true);
    }
    run(table.within(opener), element, opened.get(), opener.depth());
    filling.settle(opener, opened.get());
  }

  /** The group around a repeat: the one that says of it what it must say, where there are such. */
  private Optional<Occurrence> step(WriteRule opener, String element, Occurrence around, int i) {
    Map<Address, String> bound = new LinkedHashMap<>();
    List<String> pointers = new ArrayList<>();
    for (Where.Binding binding : opener.steps().get(i).bindings()) {
      Leaf leaf = leaves.get(element + "/" + binding.member());
      if (leaf != null && filling.fits(opener.steps().get(i), binding, leaf.value())) {
        bound.put(binding.at(), leaf.value().text());
        pointers.add(leaf.pointer());
      }
    }
    Optional<Occurrence> next =
        opener.steps().get(i).bindings().isEmpty()
            ? filling.step(around, opener, i)
            : filling.bound(around, opener, i, bound);
    next.ifPresent(it -> pointers.forEach(pointer -> saidAt(it, pointer)));
    return next;
  }

  /** A repeat that has its place in the segment of the one around it: one element fits there. */
  private void within(WriteRule opener, String element, Occurrence at) {
    if (element.endsWith("/0")) {
      run(table.within(opener), element, at, opener.depth());
    } else {
      full(opener, element);
    }
  }

  private void full(WriteRule opener, String element) {
    for (String pointer : leaves.subMap(element + "/", element + "0").keySet()) {
      reasons.put(pointer, "the directory takes no more " + opener.rule().where());
    }
  }

  private void values(WriteRule rule, String pointer, Occurrence at, int depth, boolean exact) {
    if (pointer.endsWith("[]")) {
      String array = pointer.substring(0, pointer.length() - 2);
      for (int i = 0; i < document.size(array); i++) {
        put(rule, array + "/" + i, at, depth, exact);
      }
    } else if (rule.isPeriod()) {
      period(rule, pointer, at, depth);
    } else if (Distribution.isOne(pointer)) {
      hoist(rule, pointer, at, exact);
    } else {
      put(rule, pointer, at, depth, exact);
    }
  }

  /** Says both ends of a period in one element. */
  private void period(WriteRule rule, String pointer, Occurrence at, int depth) {
    Leaf start = leaves.get(pointer + Periods.START);
    Leaf end = leaves.get(pointer + Periods.END);
    if (start == null
        || end == null
        || written.contains(start.pointer())
        || written.contains(end.pointer())) {
      return;
    }
    Optional<Rendered> rendered = Periods.render(start, end, rule);
    if (rendered.isPresent()) {
      Filling.Outcome outcome = filling.put(rule, rendered.get(), at, depth);
      if (outcome.isPut()) {
        saidAt(outcome.at(), start.pointer());
        saidAt(outcome.at(), end.pointer());
      }
    }
  }

  /** Says once in the header what every element of a repeat says alike. */
  private void hoist(WriteRule rule, String pointer, Occurrence at, boolean exact) {
    String array = Distribution.array(pointer);
    int size = document.size(array.substring(0, array.length() - 2));
    List<Leaf> alike = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Leaf leaf =
          leaves.get(
              array.substring(0, array.length() - 2)
                  + "/"
                  + i
                  + "/"
                  + Distribution.member(pointer));
      if (leaf == null
          || written.contains(leaf.pointer())
          || !alike.isEmpty() && !alike.get(0).value().equals(leaf.value())) {
        return;
      }
      alike.add(leaf);
    }
    if (!alike.isEmpty()) {
      put(rule, alike.get(0).pointer(), at, 0, exact);
      if (written.contains(alike.get(0).pointer())) {
        List<String> together = alike.stream().map(Leaf::pointer).toList();
        written.addAll(together);
        said.values().stream()
            .filter(pointers -> pointers.contains(together.get(0)))
            .forEach(pointers -> pointers.addAll(together.subList(1, together.size())));
      }
    }
  }

  private void put(WriteRule rule, String pointer, Occurrence at, int depth, boolean exact) {
    Leaf leaf = leaves.get(pointer);
    if (leaf == null || written.contains(pointer)) {
      return;
    }
    Optional<Rendered> rendered = filling.render(rule, leaf.value());
    if (rendered.isEmpty()) {
      reasons.put(pointer, "rule " + rule.rule().id() + " cannot say it");
    } else if (rendered.get().isExact() || !exact) {
      Filling.Outcome outcome = filling.put(rule, rendered.get(), at, depth);
      if (outcome.isPut()) {
        saidAt(outcome.at(), pointer);
        for (Rendered.Remark remark : rendered.get().losses()) {
          losses.add(
              new Loss(
                  remark.category(),
                  rule.rule().where() + " " + rule.rule().take(),
                  leaf.value().text(),
                  rule.rule().id(),
                  pointer,
                  remark.why()));
        }
      } else {
        reasons.put(pointer, "rule " + rule.rule().id() + ": " + outcome.reason());
      }
    }
  }

  private void total(WriteRule rule) {
    if (rule.rule().direction() == '#') {
      Totals.of(rule.rule().canonical(), document)
          .ifPresent(total -> filling.total(rule, total, root));
    }
  }

  private void constant(WriteRule rule) {
    // What the directory demands in a group that is there is there too, even with a constant alone.
    int last = rule.depth() - 1;
    root.each(
        rule.way().subList(0, last),
        0,
        around -> {
          if (around.isDemanded(rule.way().get(last))) {
            filling.step(around, rule, last);
          }
        });
    root.each(rule.way(), 0, at -> filling.constant(rule, at));
  }

  private void lost(Leaf leaf) {
    losses.add(
        new Loss(
            "no-place",
            "",
            leaf.value().text(),
            "",
            leaf.pointer(),
            reasons.getOrDefault(leaf.pointer(), "no rule says it")));
  }
}

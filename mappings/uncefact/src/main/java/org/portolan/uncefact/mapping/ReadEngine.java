package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.model.Branch;
import org.portolan.uncefact.model.Placed;
import org.portolan.uncefact.model.Provenance;
import org.portolan.uncefact.model.TermPath;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.value.DateTimes;
import org.portolan.uncefact.value.Decimals;
import org.portolan.uncefact.value.FreeText;
import org.portolan.uncefact.value.Reading;
import org.portolan.uncefact.value.Value;

/** Applies a compiled table to the segments of one message. */
final class ReadEngine {
  private final CompiledTable table;
  private final TradeDocumentBuilder document;
  private final DateTimes dates;
  private final List<Finding> findings = new ArrayList<>();
  private final LossNotes losses = new LossNotes();
  private final List<Control> controls = new ArrayList<>();
  private final List<Distribution> distributions = new ArrayList<>();
  private final Consumed consumed = new Consumed();

  private OpenGroup open;
  private Node node;
  private Segment segment;

  /** What the segment at hand opened for itself: it is no trigger, or its group has an element. */
  private Branch ownElement;

  ReadEngine(CompiledTable table, int receivedYear) {
    this.table = table;
    this.document = TradeDocument.builder(table.terms(), table.table().kind());
    this.dates = DateTimes.receivedIn(receivedYear);
    this.open = OpenGroup.message(table.top());
  }

  record Result(TradeDocument document, List<Finding> findings, LossReport losses) {}

  Result read(List<Node> nodes) {
    for (Node next : nodes) {
      if (!next.segment().tag().equals("UNS")) {
        read(next);
      }
    }
    distributions.forEach(distribution -> distribution.give(document, losses));
    TradeDocument built = document.build();
    controls.forEach(control -> control.check(built, findings));
    return new Result(built, findings, losses.report());
  }

  private void read(Node next) {
    node = next;
    segment = next.segment();
    ownElement = null;
    consumed.begin(segment);
    open = open.at(node.group());
    RulePlace place = node.isTrigger() ? open.place() : open.place().below(segment.tag());
    List<RulePlace.Run> runs = place.rules(node.section());
    boolean matched = false;
    for (int i = 0; i < runs.size(); i++) {
      matched |= runs.get(i).where().holds(node) && apply(runs.get(i));
    }
    if (node.isTrigger()) {
      bound(open.place().bound());
    }
    losses.account(
        segment,
        consumed,
        runs.isEmpty() ? "unmapped-segment" : matched ? "unmapped-element" : "unknown-qualifier");
  }

  /** What repeats below a group take from its trigger counts as read with the trigger. */
  private void bound(List<RulePlace.BoundAt> bound) {
    for (int i = 0; i < bound.size(); i++) {
      if (bound.get(i).where().holds(node)) {
        asked(bound.get(i).where());
        consumed.add(bound.get(i).at());
      }
    }
  }

  /** Applies the rules of a run; whether the conditions of any of them hold. */
  private boolean apply(RulePlace.Run run) {
    boolean matched = false;
    for (int i = 0; i < run.rules().size(); i++) {
      CompiledRule rule = run.rules().get(i);
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
    List<Where.Test> tests = where.tests();
    for (int i = 0; i < tests.size(); i++) {
      consumed.add(tests.get(i).element(), tests.get(i).component());
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
    boolean forGroup = node.isTrigger() && open.own() == null;
    Branch from = from(rule, null, forGroup ? open.around() : open);
    TermPath path = from == null ? null : rule.target(from.term());
    Branch element = path == null ? null : document.open(from, path);
    if (element == null) {
      return;
    }
    if (forGroup) {
      open.opened(element);
    } else {
      ownElement = element;
    }
    for (int i = 0; i < rule.bound().size(); i++) {
      bind(rule, rule.bound().get(i), element);
    }
    TermPath named = rule.named(element.term());
    if (named != null) {
      for (Take.Taken at : rule.take().from(segment)) {
        put(rule, at, element, named, Decimals.number(at.at().text(segment), '.'));
      }
    }
  }

  /** Whether what a rule opens an element for was taken by a rule before it. */
  private boolean isTaken(Where where, CompiledRule rule) {
    List<Take.Taken> found = rule.take().from(segment);
    for (int i = 0; i < found.size(); i++) {
      if (!consumed.isTaken(found.get(i).at(), where)) {
        return false;
      }
    }
    return !found.isEmpty();
  }

  /** Gives an element what the trigger of a group around it says of it. */
  private void bind(CompiledRule rule, CompiledRule.Bound bound, Branch element) {
    TermPath path = bound.target(element.term());
    Node.Group group = node.isTrigger() ? node.group().parent() : node.group();
    for (int i = 1; i < bound.outwards(); i++) {
      group = group.parent();
    }
    Segment trigger = group.trigger();
    String text = bound.at().text(trigger);
    Reading reading = path == null || text.isEmpty() ? null : Conversion.bound(text, path.target());
    if (reading instanceof Reading.Taken taken) {
      Provenance provenance =
          new SegmentProvenance(trigger, bound.at(), rule.rule(), table.directory());
      taken.values().forEach(value -> document.put(element, path, value, provenance));
    }
  }

  private void value(Where where, CompiledRule rule) {
    List<Take.Taken> found = rule.take().from(segment);
    if (found.isEmpty()) {
      return;
    }
    if (rule.isDistributed()) {
      distribute(where, rule, found);
      return;
    }
    // Relative pointers hang on the nearest repeat that was opened around the segment.
    Branch from = from(rule, ownElement, open);
    TermPath path = from == null ? null : rule.target(from.term());
    if (path == null) {
      return;
    }
    if (rule.conversion().joins()) {
      join(rule, free(where, found), from, path);
      return;
    }
    for (int i = 0; i < found.size(); i++) {
      Take.Taken at = found.get(i);
      if (!consumed.isTaken(at.at(), where)) {
        Reading reading = rule.conversion().read(segment, at, dates, document);
        if (rule.isPeriod()) {
          period(rule, at, from, reading);
        } else {
          put(rule, at, from, path, reading);
        }
      }
    }
  }

  /** A period goes to two terms; what is none is left for a rule about a date. */
  private void period(CompiledRule rule, Take.Taken at, Branch from, Reading reading) {
    if (reading instanceof Reading.Taken taken && taken.values().size() == 2) {
      Value start = taken.values().get(0);
      Value end = taken.values().get(1);
      put(
          rule,
          at,
          from,
          rule.target(from.term()),
          new Reading.Taken(List.of(start), taken.notes()));
      put(rule, at, from, rule.end(from.term()), new Reading.Taken(List.of(end), List.of()));
    }
  }

  /** Keeps a value for the elements that it is said for, until all of them are there. */
  private void distribute(Where where, CompiledRule rule, List<Take.Taken> found) {
    for (Take.Taken at : found) {
      Reading reading = rule.conversion().read(segment, at, dates, document);
      if (!consumed.isTaken(at.at(), where) && reading instanceof Reading.Taken taken) {
        Provenance provenance =
            new SegmentProvenance(segment, at.at(), rule.rule(), table.directory());
        distributions.add(new Distribution(rule, segment, at.at(), taken.values(), provenance));
        consume(rule, at);
      }
    }
  }

  /** What no rule has taken yet; mostly that is all. */
  private List<Take.Taken> free(Where where, List<Take.Taken> found) {
    for (int i = 0; i < found.size(); i++) {
      if (consumed.isTaken(found.get(i).at(), where)) {
        return found.stream().filter(at -> !consumed.isTaken(at.at(), where)).toList();
      }
    }
    return found;
  }

  /** What a rule's pointer is relative to: the nearest element around that has such a term. */
  private Branch from(CompiledRule rule, Branch own, OpenGroup around) {
    if (rule.isAbsolute()) {
      return document.root();
    }
    if (own != null && rule.target(own.term()) != null) {
      return own;
    }
    for (OpenGroup group = around; group != null; group = group.around()) {
      if (group.own() != null && rule.target(group.own().term()) != null) {
        return group.own();
      }
    }
    return null;
  }

  private void join(CompiledRule rule, List<Take.Taken> found, Branch from, TermPath path) {
    if (found.isEmpty()) {
      return;
    }
    List<String> parts = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      parts.add(found.get(i).at().text(segment));
    }
    Reading reading = parts.size() == 1 ? FreeText.text(parts.get(0)) : FreeText.text(parts);
    if (put(rule, found.get(0), from, path, reading)) {
      for (int i = 0; i < found.size(); i++) {
        consumed.addValue(found.get(i).at());
      }
    }
  }

  /** Puts what was read where it belongs; false where the document has no such place. */
  private boolean put(
      CompiledRule rule, Take.Taken at, Branch from, TermPath path, Reading reading) {
    switch (reading) {
      case Reading.Refused refused -> {
        findings.add(
            Finding.of(
                "PTL-MAP-002",
                at.at().in(segment),
                at.at().text(segment),
                refused.reason().meaning()
                    + " ("
                    + refused.reason().code()
                    + "): "
                    + refused.reason().expected()));
        losses.unconverted(segment, at.at(), rule.rule(), refused.reason());
      }
      case Reading.Taken taken -> {
        Provenance provenance =
            new SegmentProvenance(segment, at.at(), rule.rule(), table.directory());
        for (int i = 0; i < taken.values().size(); i++) {
          Placed placed = document.put(from, path, taken.values().get(i), provenance);
          if (placed == Placed.NOWHERE) {
            return false;
          }
          if (placed == Placed.CONFLICT) {
            conflict(rule, at.at(), pointer(from, path));
          }
        }
      }
    }
    consume(rule, at);
    return true;
  }

  private void conflict(CompiledRule rule, Address at, String pointer) {
    findings.add(
        Finding.of("PTL-MAP-003", at.in(segment), at.text(segment), "one value for " + pointer));
    losses.conflict(segment, at, rule.rule(), pointer);
  }

  private static String pointer(Branch from, TermPath path) {
    return path.pointer().startsWith("/") ? path.pointer() : from.pointer() + "/" + path.pointer();
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
      controls.add(new Control(segment, at.at(), rule.rule().canonical()));
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
      losses.leftOut(segment, at, rule.rule());
    }
  }
}

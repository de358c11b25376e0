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

/** Applies a compiled table to the segments of one message, each by the plan for its shape. */
final class ReadEngine {
  private final CompiledTable table;
  private final TradeDocumentBuilder document;
  private final DateTimes dates;
  private final List<Finding> findings = new ArrayList<>();
  private final LossNotes losses = new LossNotes();
  private final List<Control> controls = new ArrayList<>();
  private final List<Distribution> distributions = new ArrayList<>();
  private final Plans.Shape shape = new Plans.Shape();
  private final Situation situation;

  private OpenGroup open;
  private Node node;
  private Segment segment;

  /** What the segment at hand opened for itself: it is no trigger, or its group has an element. */
  private Branch ownElement;

  ReadEngine(CompiledTable table, int receivedYear) {
    this.table = table;
    this.document = TradeDocument.builder(table.terms(), table.table().kind());
    this.dates = DateTimes.receivedIn(receivedYear);
    this.situation = new Situation(document.root(), this::reading);
    this.open = OpenGroup.message(table.top());
  }

  record Result(TradeDocument document, List<Finding> findings, LossReport losses) {}

  Result read(List<Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      if (!isSectionControl(nodes.get(i).segment())) {
        read(nodes.get(i));
      }
    }
    distributions.forEach(distribution -> distribution.give(document, losses));
    TradeDocument built = document.build();
    controls.forEach(control -> control.check(built, findings));
    return new Result(built, findings, losses.report());
  }

  private static boolean isSectionControl(Segment segment) {
    return segment.layout().isService() && segment.tag().equals("UNS");
  }

  private void read(Node next) {
    node = next;
    segment = node.segment();
    ownElement = null;
    open = open.at(node.group());
    RulePlace place = node.isTrigger() ? open.place() : open.place().below(segment.tag());
    SegmentPlan plan = place.plans(node.section()).find(situation.at(node, open), shape);
    for (SegmentPlan.Step step : plan.steps()) {
      take(step);
    }
    losses.account(segment, plan);
  }

  private Reading reading(CompiledRule rule, Take.Taken at) {
    return rule.conversion().read(segment, at, dates, document);
  }

  private void take(SegmentPlan.Step step) {
    switch (step) {
      case SegmentPlan.Put put ->
          put(
              put.rule(),
              put.at().at(),
              put.way(),
              put.rule()
                  .conversion()
                  .read(segment, put.at(), put.part(), put.second(), dates, document));
      case SegmentPlan.Open opening -> open(opening);
      case SegmentPlan.Bind bind -> bind(bind);
      case SegmentPlan.Name name ->
          put(
              name.rule(),
              name.at().at(),
              name.way(),
              Decimals.number(name.at().at().text(segment), '.'));
      case SegmentPlan.Join join ->
          put(join.rule(), join.parts().get(0).at(), join.way(), joined(join.parts()));
      case SegmentPlan.Period period -> period(period);
      case SegmentPlan.Distribute all -> distribute(all);
      case SegmentPlan.Check check ->
          controls.add(new Control(segment, check.at().at(), check.rule().rule().canonical()));
      case SegmentPlan.LeaveOut left -> losses.leftOut(segment, left.at(), left.kind());
    }
  }

  private Branch branch(SegmentPlan.Way way) {
    return Stand.branch(way.stand(), document.root(), ownElement, open);
  }

  private void open(SegmentPlan.Open opening) {
    Branch element = document.open(branch(opening.way()), opening.way().path());
    if (opening.forGroup()) {
      open.opened(element);
    } else {
      ownElement = element;
    }
  }

  /** Gives an element what the trigger of a group around it says of it. */
  private void bind(SegmentPlan.Bind bind) {
    Node.Group group = node.around();
    for (int i = 1; i < bind.bound().outwards(); i++) {
      group = group.parent();
    }
    Segment trigger = group.trigger();
    Address at = bind.bound().at();
    String text = at.text(trigger);
    TermPath path = bind.way().path();
    if (!text.isEmpty() && Conversion.bound(text, path.target()) instanceof Reading.Taken taken) {
      Provenance provenance =
          new SegmentProvenance(trigger, at, bind.rule().rule(), table.directory());
      Branch element = branch(bind.way());
      taken.values().forEach(value -> document.put(element, path, value, provenance));
    }
  }

  /** A period goes to two terms. */
  private void period(SegmentPlan.Period period) {
    if (reading(period.rule(), period.at()) instanceof Reading.Taken taken) {
      List<Value> ends = taken.values();
      Address at = period.at().at();
      put(
          period.rule(),
          at,
          period.start(),
          new Reading.Taken(List.of(ends.get(0)), taken.notes()));
      put(period.rule(), at, period.end(), new Reading.Taken(List.of(ends.get(1)), List.of()));
    }
  }

  /** Keeps a value for the elements that it is said for, until all of them are there. */
  private void distribute(SegmentPlan.Distribute all) {
    if (reading(all.rule(), all.at()) instanceof Reading.Taken taken) {
      Address at = all.at().at();
      distributions.add(
          new Distribution(
              all.rule(),
              segment,
              at,
              taken.values(),
              new SegmentProvenance(segment, at, all.rule().rule(), table.directory())));
    }
  }

  private Reading joined(List<Take.Taken> taken) {
    if (taken.size() == 1) {
      return FreeText.text(taken.get(0).at().text(segment));
    }
    List<String> parts = new ArrayList<>(taken.size());
    for (int i = 0; i < taken.size(); i++) {
      parts.add(taken.get(i).at().text(segment));
    }
    return FreeText.text(parts);
  }

  private void put(CompiledRule rule, Address at, SegmentPlan.Way way, Reading reading) {
    switch (reading) {
      case Reading.Refused refused -> refused(rule, at, refused);
      case Reading.Taken taken -> {
        SegmentProvenance provenance =
            new SegmentProvenance(segment, at, rule.rule(), table.directory());
        Branch from = branch(way);
        TermPath path = way.path();
        List<Value> values = taken.values();
        for (int i = 0; i < values.size(); i++) {
          if (document.put(from, path, values.get(i), provenance) == Placed.CONFLICT) {
            conflict(rule, at, pointer(from, path));
          }
        }
      }
    }
  }

  private void refused(CompiledRule rule, Address at, Reading.Refused refused) {
    findings.add(
        Finding.of(
            "PTL-MAP-002",
            at.in(segment),
            at.text(segment),
            refused.reason().meaning()
                + " ("
                + refused.reason().code()
                + "): "
                + refused.reason().expected()));
    losses.unconverted(segment, at, rule.rule(), refused.reason());
  }

  private void conflict(CompiledRule rule, Address at, String pointer) {
    findings.add(
        Finding.of("PTL-MAP-003", at.in(segment), at.text(segment), "one value for " + pointer));
    losses.conflict(segment, at, rule.rule(), pointer);
  }

  private static String pointer(Branch from, TermPath path) {
    return path.pointer().startsWith("/") ? path.pointer() : from.pointer() + "/" + path.pointer();
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.model.Branch;
import org.portolan.uncefact.model.Placed;
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
  private final Plans.Shape shape = new Plans.Shape();

  private OpenGroup open;
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
    for (int i = 0; i < nodes.size(); i++) {
      if (!nodes.get(i).segment().tag().equals("UNS")) {
        read(nodes.get(i));
      }
    }
    TradeDocument built = document.build();
    controls.forEach(control -> control.check(built, findings));
    return new Result(built, findings, losses.report());
  }

  private void read(Node node) {
    segment = node.segment();
    ownElement = null;
    open = open.at(node.group());
    RulePlace place = node.isTrigger() ? open.place() : open.place().below(segment.tag());
    Branch outside = node.isTrigger() ? open.around().element() : null;
    SegmentPlan plan =
        place
            .plans(node.section())
            .find(new Situation(node, document.root(), open.element(), outside), shape);
    for (SegmentPlan.Step step : plan.steps()) {
      take(step);
    }
    losses.account(segment, plan);
  }

  private void take(SegmentPlan.Step step) {
    switch (step) {
      case SegmentPlan.Put put ->
          put(
              put.rule(),
              put.at().at(),
              from(put.rule()),
              put.path(),
              put.rule().conversion().read(segment, put.at(), dates, document));
      case SegmentPlan.Open opening -> open(opening);
      case SegmentPlan.Name name ->
          put(
              name.rule(),
              name.at().at(),
              nearest(),
              name.path(),
              Decimals.number(name.at().at().text(segment), '.'));
      case SegmentPlan.Join join ->
          put(
              join.rule(),
              join.parts().get(0).at(),
              from(join.rule()),
              join.path(),
              joined(join.parts()));
      case SegmentPlan.Check check ->
          controls.add(new Control(segment, check.at().at(), check.rule().rule().canonical()));
      case SegmentPlan.LeaveOut left -> losses.leftOut(segment, left.at(), left.rule().rule());
    }
  }

  private void open(SegmentPlan.Open opening) {
    Branch nearest = opening.forGroup() ? open.around().element() : open.element();
    Branch from = opening.rule().isAbsolute() ? document.root() : nearest;
    Branch element = document.open(from, opening.path());
    if (opening.forGroup()) {
      open.opened(element);
    } else {
      ownElement = element;
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

  private Branch from(CompiledRule rule) {
    return rule.isAbsolute() ? document.root() : nearest();
  }

  /** The element of the nearest repeat that was opened around the segment, or by it. */
  private Branch nearest() {
    return ownElement != null ? ownElement : open.element();
  }

  private void put(CompiledRule rule, Address at, Branch from, TermPath path, Reading reading) {
    switch (reading) {
      case Reading.Refused refused -> refused(rule, at, refused);
      case Reading.Taken taken -> {
        SegmentProvenance provenance =
            new SegmentProvenance(segment, at, rule.rule(), table.directory());
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

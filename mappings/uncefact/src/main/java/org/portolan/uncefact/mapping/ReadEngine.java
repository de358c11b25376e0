package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.model.Placed;
import org.portolan.uncefact.model.Provenance;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.model.TradeDocumentBuilder;
import org.portolan.uncefact.value.DateTimes;
import org.portolan.uncefact.value.Decimals;
import org.portolan.uncefact.value.FreeText;
import org.portolan.uncefact.value.Reading;
import org.portolan.uncefact.value.Value;
import org.portolan.uncefact.value.ValueNote;

/** Applies a compiled table to the segments of one message. */
final class ReadEngine {
  private static final int MAX_COMPONENTS = 64;

  private final CompiledTable table;
  private final TradeDocumentBuilder document;
  private final DateTimes dates;
  private final String version;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final Map<Object, String> contexts = new IdentityHashMap<>();
  private final Set<Object> opened = Collections.newSetFromMap(new IdentityHashMap<>());
  private final BitSet valued = new BitSet();
  private final List<Control> controls = new ArrayList<>();
  private int present;
  private int taken;
  private int ignored;

  /** A control total, compared when everything was read. */
  private record Control(Segment segment, Take.Taken at, String text, String counted) {}

  ReadEngine(CompiledTable table, int receivedYear) {
    this.table = table;
    this.document = TradeDocument.builder(table.table().kind());
    this.dates = DateTimes.receivedIn(receivedYear);
    this.version = table.directory().name();
  }

  record Result(TradeDocument document, List<Finding> findings, LossReport losses) {}

  Result read(List<Node> nodes) {
    for (Node node : nodes) {
      if (!node.segment().tag().equals("UNS")) {
        node(node);
      }
    }
    TradeDocument built = document.build();
    controls.forEach(control -> check(control, built));
    return new Result(built, findings, new LossReport(losses, present, taken, ignored));
  }

  private void node(Node node) {
    List<CompiledTable.Compiled> rules = table.rules(Where.key(node));
    BitSet consumed = new BitSet();
    valued.clear();
    boolean matched = false;
    for (CompiledTable.Compiled compiled : rules) {
      if (compiled.where().holds(node) && compiled.when().holds(node.segment())) {
        matched = true;
        apply(node, compiled, consumed);
      }
    }
    account(node, rules, matched, consumed);
  }

  private void apply(Node node, CompiledTable.Compiled compiled, BitSet consumed) {
    for (int q = 1; q <= compiled.where().qualifiers(); q++) {
      consumed.set(q * MAX_COMPONENTS + 1);
    }
    for (Where.Test test : compiled.where().tests()) {
      consumed.set(test.element() * MAX_COMPONENTS + test.component());
    }
    switch (compiled.rule().direction()) {
      case '+' -> open(node, compiled, consumed);
      case '=', '>' -> value(node, compiled, consumed);
      case '#' -> control(node, compiled, consumed);
      case '-' -> leaveOut(node, compiled, consumed);
      default -> {
        // '<' is for writing alone
      }
    }
  }

  private void open(Node node, CompiledTable.Compiled compiled, BitSet consumed) {
    String array = absolute(node, compiled.array(), true);
    String element = document.open(array);
    // A second repeat that the trigger itself opens is its own alone, not its group's.
    boolean second = node.isTrigger() && opened.contains(node.group());
    contexts.put(node.isTrigger() && !second ? node.group() : node.segment(), element);
    opened.add(node.isTrigger() ? node.group() : node.segment());
    if (compiled.take() != null && compiled.rule().as().contains(" ")) {
      String[] as = compiled.rule().as().split(" ", 2);
      for (Take.Taken at : compiled.take().from(node.segment())) {
        Reading reading =
            Decimals.number(node.segment().text(at.at().element(), at.at().component()), '.');
        put(node, compiled, at, element + "/" + as[1], reading, consumed);
      }
    }
  }

  private void value(Node node, CompiledTable.Compiled compiled, BitSet consumed) {
    Segment segment = node.segment();
    List<Take.Taken> found = compiled.take().from(segment);
    if (found.isEmpty()) {
      return;
    }
    String pointer = absolute(node, compiled.rule().canonical(), false);
    if (compiled.conversion().joins()) {
      join(node, compiled, found, pointer, consumed);
      return;
    }
    for (Take.Taken at : found) {
      if (isTaken(compiled, at.at(), consumed)) {
        continue;
      }
      String second =
          at.second() == null ? "" : segment.text(at.second().element(), at.second().component());
      Reading reading =
          compiled
              .conversion()
              .read(
                  segment,
                  at,
                  segment.text(at.at().element(), at.at().component()),
                  second,
                  dates,
                  document);
      put(node, compiled, at, pointer, reading, consumed);
    }
  }

  private void join(
      Node node,
      CompiledTable.Compiled compiled,
      List<Take.Taken> found,
      String pointer,
      BitSet consumed) {
    if (consumed.get(bit(found.get(0).at()))) {
      return;
    }
    List<String> parts = new ArrayList<>();
    for (Take.Taken at : found) {
      parts.add(node.segment().text(at.at().element(), at.at().component()));
      consumed.set(bit(at.at()));
    }
    put(node, compiled, found.get(0), pointer, FreeText.text(parts), consumed);
  }

  private void put(
      Node node,
      CompiledTable.Compiled compiled,
      Take.Taken at,
      String pointer,
      Reading reading,
      BitSet consumed) {
    consumed.set(bit(at.at()));
    valued.set(bit(at.at()));
    if (at.second() != null) {
      consumed.set(bit(at.second()));
    }
    // What names the list of a code, or told the rule from its neighbours, was read with it.
    for (int component : compiled.readAlong()) {
      consumed.set(at.at().element() * MAX_COMPONENTS + component);
    }
    Segment segment = node.segment();
    String raw = segment.text(at.at().element(), at.at().component());
    String source = source(segment, at.at());
    switch (reading) {
      case Reading.Refused refused -> refused(segment, compiled, at, raw, refused.reason());
      case Reading.Taken value -> {
        for (Value each : value.values()) {
          Provenance provenance = Provenance.of(source, compiled.rule().id(), version, raw);
          Placed placed =
              pointer.endsWith("[]")
                  ? document.add(pointer.substring(0, pointer.length() - 2), each, provenance)
                  : document.put(pointer, each, provenance);
          if (placed == Placed.CONFLICT) {
            findings.add(
                Finding.of(
                    "PTL-MAP-003",
                    segment.place(at.at().element(), at.at().component()),
                    raw,
                    "one value for " + pointer));
            losses.add(
                new Loss("conflict", source, raw, compiled.rule().id(), pointer, "second value"));
          }
        }
      }
    }
  }

  private void refused(
      Segment segment, CompiledTable.Compiled compiled, Take.Taken at, String raw, ValueNote why) {
    findings.add(
        Finding.of(
            "PTL-MAP-002",
            segment.place(at.at().element(), at.at().component()),
            raw,
            why.meaning() + " (" + why.code() + "): " + why.expected()));
    losses.add(
        new Loss(
            "unconverted-code",
            source(segment, at.at()),
            raw,
            compiled.rule().id(),
            compiled.rule().canonical(),
            why.meaning()));
  }

  private void control(Node node, CompiledTable.Compiled compiled, BitSet consumed) {
    for (Take.Taken at : compiled.take().from(node.segment())) {
      consumed.set(bit(at.at()));
      if (at.second() != null) {
        consumed.set(bit(at.second()));
      }
      controls.add(
          new Control(
              node.segment(),
              at,
              node.segment().text(at.at().element(), at.at().component()),
              compiled.rule().canonical()));
    }
  }

  private void check(Control control, TradeDocument built) {
    String counted = Controls.count(control.counted(), built);
    if (counted != null && !counted.equals(Controls.plain(control.text()))) {
      findings.add(
          Finding.of(
              "PTL-MAP-004",
              control.segment().place(control.at().at().element(), control.at().at().component()),
              control.text(),
              control.counted() + " is " + counted));
    }
  }

  private void leaveOut(Node node, CompiledTable.Compiled compiled, BitSet consumed) {
    Segment segment = node.segment();
    List<Address> left = new ArrayList<>();
    if (compiled.take() == null) {
      for (int e = 1; e <= segment.elements(); e++) {
        for (int c = 1; c <= segment.components(e); c++) {
          left.add(new Address(e, c));
        }
      }
    } else {
      compiled.take().from(segment).forEach(at -> left.add(at.at()));
    }
    for (Address at : left) {
      if (!segment.isEmpty(at.element(), at.component()) && !consumed.get(bit(at))) {
        consumed.set(bit(at));
        ignored++;
        taken--;
        losses.add(
            new Loss(
                "ignored",
                source(segment, at),
                segment.text(at.element(), at.component()),
                compiled.rule().id(),
                "",
                compiled.rule().canonical()));
      }
    }
  }

  /** Counts what was there and what was taken, and reports the rest. */
  private void account(
      Node node, List<CompiledTable.Compiled> rules, boolean matched, BitSet consumed) {
    Segment segment = node.segment();
    String category =
        rules.isEmpty() ? "unmapped-segment" : matched ? "unmapped-element" : "unknown-qualifier";
    for (int e = 1; e <= segment.elements(); e++) {
      for (int c = 1; c <= segment.components(e); c++) {
        if (segment.isEmpty(e, c)) {
          continue;
        }
        present++;
        if (consumed.get(e * MAX_COMPONENTS + c)) {
          taken++;
        } else {
          losses.add(
              new Loss(
                  category,
                  source(segment, new Address(e, c)),
                  segment.text(e, c),
                  "",
                  "",
                  "no rule takes it"));
        }
      }
    }
  }

  /** Relative pointers hang on the nearest repeat that was opened around the node. */
  private String absolute(Node node, String pointer, boolean opening) {
    if (pointer.startsWith("/")) {
      return pointer;
    }
    String own = opening ? null : contexts.get(node.segment());
    if (own != null) {
      return own + "/" + pointer;
    }
    Node.Group group = node.group();
    if (opening && node.isTrigger() && !opened.contains(group)) {
      group = group.parent();
    }
    for (; group != null; group = group.parent()) {
      String context = contexts.get(group);
      if (context != null) {
        return context + "/" + pointer;
      }
    }
    throw new IllegalStateException("no repeat is open for " + pointer);
  }

  /** A rule may say the qualifier that it asks for itself; what others asked for is taken. */
  private boolean isTaken(CompiledTable.Compiled compiled, Address at, BitSet consumed) {
    return consumed.get(bit(at)) && (valued.get(bit(at)) || !compiled.where().asks(at));
  }

  private static int bit(Address at) {
    return at.element() * MAX_COMPONENTS + at.component();
  }

  private static String source(Segment segment, Address at) {
    return segment.place(at.element(), at.component()).toString();
  }
}

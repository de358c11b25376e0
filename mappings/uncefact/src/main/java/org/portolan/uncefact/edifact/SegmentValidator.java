package org.portolan.uncefact.edifact;

import java.util.List;
import org.portolan.directories.ElementType;
import org.portolan.directories.SegmentType;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;

/** Judges one segment against its table: elements, lengths, types, characters, codes. */
final class SegmentValidator {
  private final ValidationProfile profile;
  private final Repertoire repertoire;
  private final List<Finding> findings;

  /**
   * @param repertoire null where none is known; characters are not checked then
   * @param findings where to tell
   */
  SegmentValidator(ValidationProfile profile, Repertoire repertoire, List<Finding> findings) {
    this.profile = profile;
    this.repertoire = repertoire;
    this.findings = findings;
  }

  void check(Node node, SegmentType type) {
    Segment segment = node.segment();
    SegmentChecks checks = segment.layout().checks(segment, type);
    if (checks.excess() != null) {
      tell(segment, checks.excess());
    }
    if (repertoire != null && !segment.isWithin(repertoire)) {
      characters(segment);
    }
    for (SegmentChecks.Step step : checks.steps()) {
      switch (step) {
        case SegmentChecks.Value value -> value(node, value);
        case SegmentChecks.Missing missing -> missing(node, missing);
        case SegmentChecks.Told told -> tell(segment, told);
      }
    }
  }

  private void value(Node node, SegmentChecks.Value value) {
    Segment segment = node.segment();
    ElementType type = value.type();
    if (type.numeric()) {
      NumericForm.check(segment, type, value.e(), value.c(), findings);
    } else {
      int length = segment.length(value.part());
      if (length > type.maxLength()) {
        length(segment, value, "PTL-EDI-034", "at most " + type.maxLength());
      } else if (length < type.minLength()) {
        length(segment, value, "PTL-EDI-035", "at least " + type.minLength());
      }
    }
    if (type.isCoded()
        && !segment.isListed(value.part(), type.listed())
        && CodeListRule.isTheDirectorys(segment, value.e(), value.c(), value.composite())
        && !profile.opens(node, type.code())) {
      tell(
          "PTL-EDI-037",
          segment.place(value.e(), value.c()),
          segment.text(value.e(), value.c()),
          "a code of " + type.code());
    }
  }

  private void missing(Node node, SegmentChecks.Missing missing) {
    if (!profile.excuses(node, missing.code())) {
      tell(
          "PTL-EDI-031",
          node.segment().place(missing.e(), missing.c()),
          "nothing",
          "element " + missing.code());
    }
  }

  private void length(Segment segment, SegmentChecks.Value value, String code, String bound) {
    tell(
        code,
        segment.place(value.e(), value.c()),
        segment.text(value.e(), value.c()),
        bound + " characters in " + value.type().code());
  }

  private void characters(Segment segment) {
    for (int e = 1; e <= segment.elements(); e++) {
      for (int c = 1; c <= segment.components(e); c++) {
        if (!segment.isWithin(repertoire, segment.part(e, c))) {
          tell(
              "PTL-EDI-010",
              segment.place(e, c),
              segment.text(e, c),
              "characters of " + repertoire);
        }
      }
    }
  }

  private void tell(Segment segment, SegmentChecks.Told told) {
    tell(told.code(), segment.place(told.e(), told.c()), told.seen(), told.expected());
  }

  private void tell(String code, Place place, String seen, String expected) {
    findings.add(Finding.of(code, place, seen, expected));
  }
}

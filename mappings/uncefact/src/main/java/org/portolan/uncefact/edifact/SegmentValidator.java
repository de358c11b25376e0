package org.portolan.uncefact.edifact;

import java.util.List;
import org.portolan.directories.CompositeType;
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
    List<SegmentType.Part> parts = type.parts();
    if (segment.elements() > parts.size()) {
      tell(
          "PTL-EDI-032",
          segment.place(parts.size() + 1, 0),
          segment.elements() + " elements",
          "at most " + parts.size());
    }
    if (repertoire != null && !segment.isWithin(repertoire)) {
      characters(segment);
    }
    int sent = Math.min(segment.elements(), parts.size());
    for (int e = 1; e <= sent; e++) {
      SegmentType.Part part = parts.get(e - 1);
      if (segment.isEmpty(e)) {
        absent(node, part, e);
      } else if (part.type() instanceof CompositeType composite) {
        composite(node, composite, e);
      } else {
        if (segment.components(e) > 1) {
          tooMany(segment, e, 1);
        }
        element(node, (ElementType) part.type(), e, 1, null);
      }
    }
    for (int e = sent + 1; e <= type.lastMandatory(); e++) {
      absent(node, parts.get(e - 1), e);
    }
    if (segment.elements() == 0 && !parts.isEmpty()) {
      tell("PTL-EDI-039", segment.place(), segment.tag(), "some element");
    }
    trailing(segment);
  }

  private void absent(Node node, SegmentType.Part part, int e) {
    if (part.mandatory()) {
      missing(node, e, 0, part.type().code());
    }
  }

  private void composite(Node node, CompositeType type, int e) {
    Segment segment = node.segment();
    List<CompositeType.Component> components = type.components();
    int sent = segment.components(e);
    if (sent > components.size()) {
      tooMany(segment, e, components.size());
    }
    int last = Math.max(type.lastMandatory(), Math.min(sent, components.size()));
    for (int c = 1; c <= last; c++) {
      CompositeType.Component component = components.get(c - 1);
      if (c <= sent && !segment.isEmpty(e, c)) {
        element(node, component.element(), e, c, type);
      } else if (component.mandatory()) {
        missing(node, e, c, component.element().code());
      }
    }
  }

  private void element(Node node, ElementType type, int e, int c, CompositeType composite) {
    Segment segment = node.segment();
    int part = segment.part(e, c);
    if (type.numeric()) {
      NumericForm.check(segment, type, e, c, findings);
    } else {
      int length = segment.length(part);
      if (length > type.maxLength()) {
        length(segment, e, c, "PTL-EDI-034", "at most " + type.maxLength(), type);
      } else if (length < type.minLength()) {
        length(segment, e, c, "PTL-EDI-035", "at least " + type.minLength(), type);
      }
    }
    if (type.isCoded()
        && !segment.isListed(part, type.listed())
        && CodeListRule.isTheDirectorys(segment, e, c, composite)
        && !profile.opens(node, type.code())) {
      tell("PTL-EDI-037", segment.place(e, c), segment.text(e, c), "a code of " + type.code());
    }
  }

  private void missing(Node node, int e, int c, String code) {
    if (!profile.excuses(node, code)) {
      tell("PTL-EDI-031", node.segment().place(e, c), "nothing", "element " + code);
    }
  }

  private void tooMany(Segment segment, int e, int most) {
    tell(
        "PTL-EDI-033",
        segment.place(e, most + 1),
        segment.components(e) + " components",
        "at most " + most);
  }

  private void length(Segment segment, int e, int c, String code, String bound, ElementType type) {
    tell(code, segment.place(e, c), segment.text(e, c), bound + " characters in " + type.code());
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

  /** ISO 9735 section 9: what is empty at the end is left out, with its separators. */
  private void trailing(Segment segment) {
    int last = segment.elements();
    if (last > 0 && segment.isEmpty(last, segment.components(last))) {
      tell("PTL-EDI-044", segment.place(last, 0), "nothing after a separator", "no separator");
    }
  }

  private void tell(String code, Place place, String seen, String expected) {
    findings.add(Finding.of(code, place, seen, expected));
  }
}

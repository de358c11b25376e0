package org.portolan.uncefact.edifact;

import java.util.ArrayList;
import java.util.List;
import org.portolan.directories.CompositeType;
import org.portolan.directories.ElementType;
import org.portolan.directories.SegmentType;

/**
 * What to check of every segment of one layout by one table: the values that it holds, and what it
 * lacks or has too much of.
 *
 * @param excess elements beyond those of the table; null where there are none
 */
record SegmentChecks(SegmentType type, Step[] steps, Told excess) {
  sealed interface Step {}

  /**
   * A value.
   *
   * @param part its number in the segment
   * @param composite null for an element of its own
   */
  record Value(int part, int e, int c, ElementType type, CompositeType composite) implements Step {}

  /** A mandatory element that holds nothing. */
  record Missing(int e, int c, String code) implements Step {}

  /** A finding about the elements as such. */
  record Told(String code, int e, int c, String seen, String expected) implements Step {}

  static SegmentChecks of(Segment segment, SegmentType type) {
    List<Step> steps = new ArrayList<>();
    List<SegmentType.Part> parts = type.parts();
    int elements = segment.elements();
    int sent = Math.min(elements, parts.size());
    for (int e = 1; e <= sent; e++) {
      SegmentType.Part part = parts.get(e - 1);
      if (segment.isEmpty(e)) {
        absent(steps, part, e);
      } else if (part.type() instanceof CompositeType composite) {
        composite(steps, segment, composite, e);
      } else {
        if (segment.components(e) > 1) {
          steps.add(tooMany(segment, e, 1));
        }
        steps.add(new Value(segment.part(e, 1), e, 1, (ElementType) part.type(), null));
      }
    }
    for (int e = sent + 1; e <= type.lastMandatory(); e++) {
      absent(steps, parts.get(e - 1), e);
    }
    if (elements == 0 && !parts.isEmpty()) {
      steps.add(new Told("PTL-EDI-039", 0, 0, segment.tag(), "some element"));
    }
    // ISO 9735 section 9: what is empty at the end is left out, with its separators.
    if (elements > 0 && segment.isEmpty(elements, segment.components(elements))) {
      steps.add(new Told("PTL-EDI-044", elements, 0, "nothing after a separator", "no separator"));
    }
    return new SegmentChecks(type, steps.toArray(Step[]::new), excess(elements, parts.size()));
  }

  private static Told excess(int elements, int most) {
    return elements <= most
        ? null
        : new Told("PTL-EDI-032", most + 1, 0, elements + " elements", "at most " + most);
  }

  private static void absent(List<Step> steps, SegmentType.Part part, int e) {
    if (part.mandatory()) {
      steps.add(new Missing(e, 0, part.type().code()));
    }
  }

  private static void composite(List<Step> steps, Segment segment, CompositeType type, int e) {
    List<CompositeType.Component> components = type.components();
    int sent = segment.components(e);
    if (sent > components.size()) {
      steps.add(tooMany(segment, e, components.size()));
    }
    int last = Math.max(type.lastMandatory(), Math.min(sent, components.size()));
    for (int c = 1; c <= last; c++) {
      CompositeType.Component component = components.get(c - 1);
      if (c <= sent && !segment.isEmpty(e, c)) {
        steps.add(new Value(segment.part(e, c), e, c, component.element(), type));
      } else if (component.mandatory()) {
        steps.add(new Missing(e, c, component.element().code()));
      }
    }
  }

  private static Told tooMany(Segment segment, int e, int most) {
    return new Told(
        "PTL-EDI-033", e, most + 1, segment.components(e) + " components", "at most " + most);
  }
}

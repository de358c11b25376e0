package org.portolan.uncefact.edifact;

import java.util.ArrayList;
import java.util.List;
import org.portolan.directories.Directory;
import org.portolan.directories.SegmentType;
import org.portolan.uncefact.finding.Finding;

/**
 * Syntax 4 repeats an element at its position, earlier versions give each repeat a position of its
 * own. The directories' tables have a position for each; a segment with repetitions is brought into
 * that form, so that what stands behind a repeated element keeps its place.
 */
final class Repetitions {
  private Repetitions() {}

  static Segment spread(Segment segment, Directory directory, List<Finding> findings) {
    SegmentType type = directory.segment(segment.tag());
    if (type == null) {
      return segment;
    }
    List<SegmentType.Part> parts = type.parts();
    List<Integer> order = new ArrayList<>();
    int element = 1;
    for (int position = 1; element <= segment.elements(); position++) {
      int run = run(parts, order.size());
      int filled = 0;
      for (; element <= segment.elements() && segment.position(element) == position; element++) {
        if (filled < run) {
          order.add(element);
        }
        filled++;
      }
      if (filled > run) {
        findings.add(
            Finding.of(
                "PTL-EDI-045", segment.place(position, 0), filled + " times", "at most " + run));
      }
      for (; filled < run && element <= segment.elements(); filled++) {
        order.add(0);
      }
    }
    return segment.arranged(order);
  }

  /** How many positions from one on are of one type. */
  private static int run(List<SegmentType.Part> parts, int from) {
    int to = from + 1;
    while (to < parts.size() && parts.get(to).type() == parts.get(from).type()) {
      to++;
    }
    return to - from;
  }
}

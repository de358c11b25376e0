package org.portolan.uncefact.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.mapping.Loss;
import org.portolan.uncefact.model.Leaf;
import org.portolan.uncefact.value.Value;

/** What became of each element of a message: which rule took it, and to what; or why none did. */
public final class Explanation {
  /** Read to understand another element: a qualifier, a list, a unit, a part of a joined text. */
  private static final String READ_ALONG = "read with its neighbour";

  private final Map<String, Leaf> taken = new HashMap<>();
  private final Map<String, Loss> lost = new HashMap<>();

  private Explanation(Translated message) {
    message
        .document()
        .ifPresent(
            document ->
                document.leaves().stream()
                    .filter(leaf -> leaf.provenance() != null)
                    .forEach(
                        leaf -> leaf.provenance().sources().forEach(it -> taken.put(it, leaf))));
    message.losses().ifPresent(losses -> losses.losses().forEach(it -> lost.put(it.source(), it)));
  }

  /**
   * @param rule the one that took the element or left it out; empty where none did
   * @param canonical the pointer of the fact; empty where there is none
   * @param what the value of the fact, or why there is none
   */
  public record Line(String place, String raw, String rule, String canonical, String what) {
    @Override
    public String toString() {
      return String.join(" | ", place, raw, rule, canonical, what);
    }
  }

  /** A line for each element that holds something, between UNH and UNT. */
  public static List<Line> of(Translated message) {
    Explanation explanation = new Explanation(message);
    List<Line> lines = new ArrayList<>();
    List<Segment> segments = message.message().segments();
    for (Segment segment : segments.subList(1, segments.size() - 1)) {
      for (int e = 1; e <= segment.elements(); e++) {
        for (int c = 1; c <= segment.components(e); c++) {
          if (!segment.isEmpty(e, c)) {
            lines.add(explanation.line(segment.place(e, c).toString(), segment.text(e, c)));
          }
        }
      }
    }
    return lines;
  }

  private Line line(String place, String raw) {
    Leaf leaf = taken.get(place);
    if (leaf != null) {
      return new Line(place, raw, leaf.provenance().rule(), leaf.pointer(), text(leaf.value()));
    }
    Loss loss = lost.get(place);
    return loss == null
        ? new Line(place, raw, "", "", READ_ALONG)
        : new Line(place, raw, loss.rule(), loss.canonical(), loss.category() + ": " + loss.why());
  }

  private static String text(Value value) {
    return value.qualifier() == null || value.qualifier().isEmpty()
        ? value.text()
        : value.text() + " (" + value.qualifier() + ")";
  }
}

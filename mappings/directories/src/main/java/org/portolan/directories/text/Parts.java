package org.portolan.directories.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.directories.CompositeType;
import org.portolan.directories.PartType;
import org.portolan.directories.SegmentType;

/** Composites of EDCD and segments of EDSD: a head below a line of dashes, and its positions. */
final class Parts {
  private static final Pattern HEAD =
      Pattern.compile("^[ +*#|X]{4,7} *([A-Z]{3}|[CES]\\d{3}) {1,4}\\S.*");
  private static final Pattern POSITION =
      Pattern.compile("^(\\d{3})[ +*#|X]{1,5}([CS]\\d{3}|\\d{4}) .*");
  private static final Pattern STATUS =
      Pattern.compile("^.* ([MC])(?: +(\\d+))?(?: +(?:an|a|n)(?:\\.\\.)?\\d+)?\\s*$");

  private Parts() {}

  /** What stands at a position, and how often. */
  private record Position(String code, boolean mandatory, int times) {}

  static Map<String, CompositeType> composites(TextFile edcd, Elements elements) {
    Map<String, CompositeType> composites = new LinkedHashMap<>();
    entries(edcd)
        .forEach(
            (code, positions) -> {
              List<CompositeType.Component> components = new ArrayList<>();
              for (Position position : positions) {
                require(edcd, code, elements.has(position.code()), position, "EDED");
                for (int i = 0; i < position.times(); i++) {
                  components.add(
                      new CompositeType.Component(
                          elements.type(position.code()), position.mandatory() && i == 0));
                }
              }
              composites.put(code, new CompositeType(code, components));
            });
    return composites;
  }

  static Map<String, SegmentType> segments(
      TextFile edsd, Elements elements, Map<String, CompositeType> composites) {
    Map<String, SegmentType> segments = new LinkedHashMap<>();
    entries(edsd)
        .forEach(
            (tag, positions) -> {
              List<SegmentType.Part> parts = new ArrayList<>();
              for (Position position : positions) {
                PartType composite = composites.get(position.code());
                require(
                    edsd,
                    tag,
                    composite != null || elements.has(position.code()),
                    position,
                    "EDCD or EDED");
                for (int i = 0; i < position.times(); i++) {
                  parts.add(
                      new SegmentType.Part(
                          composite != null ? composite : elements.type(position.code()),
                          position.mandatory() && i == 0));
                }
              }
              segments.put(tag, new SegmentType(tag, parts));
            });
    return segments;
  }

  private static void require(
      TextFile file, String entry, boolean known, Position position, String where) {
    if (!known) {
      throw new UnusableText(
          file.name() + " " + entry,
          position.code(),
          "an element or composite that " + where + " has");
    }
  }

  private static Map<String, List<Position>> entries(TextFile file) {
    Map<String, List<Position>> entries = new LinkedHashMap<>();
    List<Position> current = null;
    boolean fresh = false;
    for (int i = 0; i < file.lines().size(); i++) {
      String line = file.lines().get(i);
      Matcher head = HEAD.matcher(line);
      Matcher position = POSITION.matcher(line);
      if (line.startsWith("----------")) {
        fresh = true;
      } else if (fresh && head.matches()) {
        current = new ArrayList<>();
        entries.put(head.group(1), current);
        fresh = false;
      } else if (current != null && position.matches()) {
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
          status = STATUS.matcher(file.joined(i));
        }
        if (!status.matches()) {
          throw file.unusable(i, "a position with M or C, as in 010 C817 ADDRESS USAGE C 1");
        }
        int times = status.group(2) == null ? 1 : Integer.parseInt(status.group(2));
        current.add(new Position(position.group(2), status.group(1).equals("M"), times));
      }
    }
    if (entries.isEmpty()) {
      throw file.unusable(file.lines().size(), "entries, each below a line of dashes");
    }
    return entries;
  }
}

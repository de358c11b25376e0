package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.portolan.directories.CompositeType;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.directories.SegmentType;
import org.portolan.uncefact.edifact.Segment;
import org.portolan.uncefact.finding.Place;

/** Where a data element stands in a segment of one directory. */
record Address(int element, int component) {
  private static final Pattern PATH = Pattern.compile("([CS]\\d{3}/)?\\d{4}");

  Place in(Segment segment) {
    return segment.place(element, component);
  }

  /** What stands there; empty where nothing does. */
  String text(Segment segment) {
    return segment.text(element, component);
  }

  /** Its number among the components of a segment; -1 where it is not there. */
  int part(Segment segment) {
    return segment.part(element, component);
  }

  /** The first place of an element, {@code 1004} or {@code C002/1001}; null where there is none. */
  static Address find(Directory directory, String tag, String path, Rule rule) {
    List<Address> all = all(directory, tag, path, rule);
    return all.isEmpty() ? null : all.get(0);
  }

  /** Every place of an element in a segment, in order. */
  static List<Address> all(Directory directory, String tag, String path, Rule rule) {
    SegmentType segment = directory.segment(tag);
    List<Address> found = new ArrayList<>();
    if (segment == null) {
      return found;
    }
    String[] steps = path.split("/");
    if (!PATH.matcher(path).matches()) {
      throw new TableException(rule.origin(), "element " + path, "1004 or C002/1001");
    }
    String wanted = steps[steps.length - 1];
    for (int e = 1; e <= segment.parts().size(); e++) {
      switch (segment.parts().get(e - 1).type()) {
        case ElementType element -> {
          if (steps.length == 1 && element.code().equals(wanted)) {
            found.add(new Address(e, 1));
          }
        }
        case CompositeType composite -> {
          if (steps.length == 1 || composite.code().equals(steps[0])) {
            for (int c = 1; c <= composite.components().size(); c++) {
              if (composite.components().get(c - 1).element().code().equals(wanted)) {
                found.add(new Address(e, c));
              }
            }
          }
        }
      }
    }
    return found;
  }
}

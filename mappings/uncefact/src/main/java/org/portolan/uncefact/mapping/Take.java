package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Segment;

/**
 * Which elements a rule takes: {@code 1225}, {@code C002/1001}, {@code C504[6347=2]/6345}, {@code
 * C108/4440*}, {@code C516/5004,6345}. Tag addresses, never positions: {@code 1004} is found
 * wherever the directory puts it.
 */
final class Take {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:([CS]\\d{3})(?:\\[(\\d{4})=([^\\]]*)\\])?/)?(\\d{4})(?:,(\\d{4}))?(\\*)?");

  private final List<Address> values;

  /** What may be taken, each as a list of its own to be handed out. */
  private final List<List<Taken>> places;

  private final List<Address> seconds;
  private final List<Address> tests;
  private final String[] wanted;
  private final boolean all;

  private Take(
      List<Address> values,
      List<Address> seconds,
      List<Address> tests,
      String[] wanted,
      boolean all) {
    this.values = values;
    this.places =
        values.stream().map(at -> List.of(new Taken(at, inSameElement(seconds, at)))).toList();
    this.seconds = seconds;
    this.tests = tests;
    this.wanted = wanted;
    this.all = all;
  }

  /** What was taken: the first element, and a second where the rule asks for a pair. */
  record Taken(Address at, Address second) {
    /** The number of the second component in a segment; -1 where it is not there. */
    int secondPart(Segment segment) {
      return second == null ? -1 : second.part(segment);
    }
  }

  static Take parse(Rule rule, String tag, Directory directory) {
    Matcher m = SHAPE.matcher(rule.take());
    if (!m.matches()) {
      throw new TableException(rule.origin(), "take " + rule.take(), "an element's address");
    }
    String composite = m.group(1) == null ? "" : m.group(1) + "/";
    return new Take(
        Address.all(directory, tag, composite + m.group(4), rule),
        m.group(5) == null ? List.of() : Address.all(directory, tag, composite + m.group(5), rule),
        m.group(2) == null ? List.of() : Address.all(directory, tag, composite + m.group(2), rule),
        m.group(3) == null ? new String[0] : m.group(3).split(",", -1),
        m.group(6) != null);
  }

  /** The places of the element, in order; a repeat of its composite is a place of its own. */
  List<Address> values() {
    return values;
  }

  /** The second of a pair in the same repeat of the composite; null where there is none. */
  Address second(Address at) {
    return inSameElement(seconds, at);
  }

  /** What tells this repeat from others, in the same repeat; null where nothing has to. */
  Address test(Address at) {
    return inSameElement(tests, at);
  }

  /** Where what tells repeats apart may stand. */
  List<Address> tests() {
    return tests;
  }

  /** The values that the test takes; none where there is no test. */
  String[] wanted() {
    return wanted;
  }

  /** Whether all repeats are taken. */
  boolean all() {
    return all;
  }

  /** Whether the directory has the element in this segment at all. */
  boolean isPossible() {
    return !values.isEmpty();
  }

  /** Components that tell one repeat of the composite from another. */
  List<Integer> telling() {
    return tests.stream().map(Address::component).distinct().toList();
  }

  /** The elements of a segment that hold something: all of them, or the first that fits. */
  List<Taken> from(Segment segment) {
    List<Taken> found = List.of();
    for (int i = 0; i < places.size(); i++) {
      List<Taken> place = places.get(i);
      Address at = place.get(0).at();
      if (segment.isEmpty(at.element(), at.component()) || !fits(segment, at)) {
        continue;
      }
      if (!all) {
        return place;
      }
      if (found.isEmpty()) {
        found = place;
      } else {
        found = found.size() == 1 ? new ArrayList<>(found) : found;
        found.addAll(place);
      }
    }
    return found;
  }

  private boolean fits(Segment segment, Address at) {
    if (wanted.length == 0) {
      return true;
    }
    for (Address test : tests) {
      if (test.element() == at.element()) {
        for (String value : wanted) {
          if (segment.is(test.element(), test.component(), value)) {
            return true;
          }
        }
        return false;
      }
    }
    return false;
  }

  private static Address inSameElement(List<Address> candidates, Address at) {
    for (Address candidate : candidates) {
      if (candidate.element() == at.element()) {
        return candidate;
      }
    }
    return null;
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.Segment;

/** Section and path of trigger segments, each with the qualifiers that it asks for. */
final class Where {
  private static final Pattern STEP =
      Pattern.compile("([A-Z]{3})((?:\\+[^+\\[{]*)*)((?:\\[[^\\]]*\\])*)(?:\\{([A-Z]{3})\\})?");
  private static final Pattern SLASH = Pattern.compile("/(?![^\\[]*\\])");
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)\\]");

  /**
   * One segment of the path.
   *
   * @param holding a segment that the group must have by the directory, where a section has several
   *     groups of one trigger; empty where any will do
   */
  record Step(
      String text,
      String tag,
      String[] qualifiers,
      List<Test> tests,
      List<Binding> bindings,
      String holding) {
    /** Whether any segment of the tag will do. */
    boolean asksNothing() {
      return qualifiers.length == 0 && tests.isEmpty();
    }

    boolean holds(Segment segment) {
      for (int i = 0; i < qualifiers.length; i++) {
        if (!qualifiers[i].equals("*") && !segment.is(i + 1, 1, qualifiers[i])) {
          return false;
        }
      }
      for (int i = 0; i < tests.size(); i++) {
        if (!tests.get(i).holds(segment)) {
          return false;
        }
      }
      return true;
    }
  }

  /** {@code [el=a,b]}: any of the values; an empty one is absence. */
  record Test(int element, int component, String[] values) {
    boolean holds(Segment segment) {
      for (String value : values) {
        if (segment.is(element, component, value)) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@code [el>member]}: what a group around a repeat says of each element of the repeat. */
  record Binding(Address at, String member) {}

  private final String key;
  private final Step[] steps;
  private final Step last;

  private Where(char section, List<Step> steps) {
    this.steps = steps.toArray(Step[]::new);
    this.last = steps.get(steps.size() - 1);
    this.key = section + " " + String.join("/", steps.stream().map(Step::tag).toList());
  }

  /** {@code D CST/MEA+WT+AAB} */
  static Where parse(Rule rule, Directory directory) {
    String text = rule.where();
    if (text.length() < 3 || "HDS".indexOf(text.charAt(0)) < 0 || text.charAt(1) != ' ') {
      throw new TableException(rule.origin(), "where " + text, "H, D or S and a path");
    }
    List<Step> steps = new ArrayList<>();
    for (String step : SLASH.split(text.substring(2))) {
      steps.add(step(step, rule, directory));
    }
    return new Where(text.charAt(0), steps);
  }

  private static Step step(String text, Rule rule, Directory directory) {
    Matcher step = STEP.matcher(text);
    if (!step.matches()) {
      throw new TableException(
          rule.origin(), "step " + text, "TAG, TAG+qualifier, TAG[element=value], TAG{TAG}");
    }
    List<Test> tests = new ArrayList<>();
    List<Binding> bindings = new ArrayList<>();
    Matcher brackets = BRACKETS.matcher(step.group(3));
    while (brackets.find()) {
      String[] halves = brackets.group(1).split("[=>]", 2);
      Address at = Address.find(directory, step.group(1), halves[0], rule);
      if (at != null && brackets.group(1).contains(">")) {
        bindings.add(new Binding(at, halves[1]));
      } else if (at != null) {
        tests.add(new Test(at.element(), at.component(), halves[1].split(",", -1)));
      }
    }
    String[] parts = step.group(2).split("\\+", -1);
    return new Step(
        text,
        // one object with the tags of segments, which are compared with it
        step.group(1).intern(),
        Arrays.copyOfRange(parts, 1, parts.length),
        tests,
        bindings,
        step.group(4) == null ? "" : step.group(4));
  }

  /** Section and tags, without qualifiers: what rules are found by. */
  String key() {
    return key;
  }

  /** The path as far as one of its steps. */
  Where until(int step) {
    return new Where(key.charAt(0), List.of(steps).subList(0, step + 1));
  }

  /** The tag of the segment that the rule is about. */
  String tag() {
    return last.tag();
  }

  /** Whether the last step asks for a value of this element. */
  boolean asks(Address at) {
    if (at.component() == 1 && at.element() <= last.qualifiers().length) {
      return true;
    }
    for (Test test : last.tests()) {
      if (test.element() == at.element() && test.component() == at.component()) {
        return true;
      }
    }
    return false;
  }

  List<Step> steps() {
    return List.of(steps);
  }

  /** The step to the segment that the rule is about. */
  Step last() {
    return last;
  }

  int qualifiers() {
    return last.qualifiers().length;
  }

  /** What the last segment of the path is asked besides its qualifiers. */
  List<Test> tests() {
    return last.tests();
  }

  boolean holds(Node node) {
    if (!last.holds(node.segment())) {
      return false;
    }
    if (!last.holding().isEmpty() && !(node.isTrigger() && has(node.group(), last))) {
      return false;
    }
    Node.Group group = node.around();
    for (int i = steps.length - 2; i >= 0; i--) {
      if (!steps[i].holds(group.trigger()) || !has(group, steps[i])) {
        return false;
      }
      group = group.parent();
    }
    return true;
  }

  private static boolean has(Node.Group group, Step step) {
    return step.holding().isEmpty() || group.members().next(step.holding(), 0) >= 0;
  }
}

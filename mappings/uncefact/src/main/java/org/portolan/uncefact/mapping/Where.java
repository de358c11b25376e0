package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.edifact.Segment;

/** Section and path of trigger segments, each with the qualifiers that it asks for. */
final class Where {
  /** One segment of the path. */
  record Step(String text, String tag, String[] qualifiers, List<Test> tests) {
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

  private final String key;
  private final Step[] steps;
  private final Step last;

  private Where(String key, List<Step> steps) {
    this.key = key;
    this.steps = steps.toArray(Step[]::new);
    this.last = steps.get(steps.size() - 1);
  }

  /** {@code D CST/MEA+WT+AAB} */
  static Where parse(Rule rule, Directory directory) {
    String text = rule.where();
    if (!text.matches("[HDS] .+")) {
      throw new TableException(rule.origin(), "where " + text, "H, D or S and a path");
    }
    StringBuilder key = new StringBuilder().append(text.charAt(0)).append(' ');
    List<Step> steps = new ArrayList<>();
    for (String step : text.substring(2).split("/")) {
      String body = step.replaceAll("\\[.*\\]$", "");
      String[] parts = body.split("\\+", -1);
      List<Test> tests = new ArrayList<>();
      if (body.length() < step.length()) {
        String[] test = step.substring(body.length() + 1, step.length() - 1).split("=", 2);
        Address at = Address.find(directory, parts[0], test[0], rule);
        if (at != null) {
          tests.add(new Test(at.element(), at.component(), test[1].split(",", -1)));
        }
      }
      steps.add(new Step(step, parts[0], Arrays.copyOfRange(parts, 1, parts.length), tests));
      key.append(steps.size() > 1 ? "/" : "").append(parts[0]);
    }
    return new Where(key.toString(), steps);
  }

  /** Section and tags, without qualifiers: what rules are found by. */
  String key() {
    return key;
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
    Node.Group group = node.around();
    for (int i = steps.length - 2; i >= 0; i--) {
      if (!steps[i].holds(group.trigger())) {
        return false;
      }
      group = group.parent();
    }
    return true;
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.uncefact.edifact.Segment;

/**
 * The conditions of a rule: {@code 1131=122}, {@code 1131 absent}, {@code 2379 present}, {@code
 * since D.99A}, {@code until D.98B}, joined by {@code and}.
 */
final class When {
  /** One condition about the segment. */
  record Condition(Address at, String value, boolean present) {
    boolean holds(Segment segment) {
      if (value != null) {
        return segment.is(at.element(), at.component(), value);
      }
      return segment.isEmpty(at.element(), at.component()) != present;
    }
  }

  private final boolean inForce;
  private final Condition[] conditions;
  private final List<Condition> all;
  private final boolean namesAValue;

  private When(boolean inForce, List<Condition> conditions) {
    this.inForce = inForce;
    this.conditions = conditions.toArray(Condition[]::new);
    this.all = List.of(this.conditions);
    this.namesAValue = conditions.stream().anyMatch(it -> it.value() != null);
  }

  static When parse(Rule rule, String tag, Directory directory) {
    boolean inForce = true;
    List<Condition> conditions = new ArrayList<>();
    for (String part : rule.when().split(" and ")) {
      String text = part.strip();
      if (text.isEmpty()) {
        continue;
      }
      if (text.startsWith("since ")) {
        inForce &= Directories.notBefore(directory.name(), text.substring(6));
      } else if (text.startsWith("until ")) {
        inForce &= Directories.notBefore(text.substring(6), directory.name());
      } else {
        Condition condition = condition(rule, text, tag, directory);
        if (condition != null) {
          conditions.add(condition);
        }
      }
    }
    return new When(inForce, conditions);
  }

  private static Condition condition(Rule rule, String text, String tag, Directory directory) {
    int equals = text.indexOf('=');
    boolean absent = text.endsWith(" absent");
    if (equals < 0 && !absent && !text.endsWith(" present")) {
      throw new TableException(
          rule.origin(), "when " + text, "el=value, absent, present, since or until");
    }
    String element = equals >= 0 ? text.substring(0, equals) : text.substring(0, text.indexOf(' '));
    Address at = Address.find(directory, tag, element, rule);
    if (at == null) {
      return null;
    }
    return new Condition(at, equals >= 0 ? text.substring(equals + 1) : null, !absent);
  }

  /** Whether the rule is for this directory at all. */
  boolean isInForce() {
    return inForce;
  }

  List<Condition> conditions() {
    return all;
  }

  /** Whether one of them asks for a value. */
  boolean namesAValue() {
    return namesAValue;
  }

  /** Components that are asked about, where they stand in a composite. */
  List<Integer> components() {
    return Arrays.stream(conditions)
        .map(condition -> condition.at().component())
        .filter(component -> component > 1)
        .toList();
  }

  boolean holds(Segment segment) {
    for (Condition condition : conditions) {
      if (!condition.holds(segment)) {
        return false;
      }
    }
    return true;
  }
}

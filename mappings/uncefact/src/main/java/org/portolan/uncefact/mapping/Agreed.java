package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What overlays agree on besides the rows of a table.
 *
 * @param openLists {@code TAG element} whose code lists the users extend
 * @param required paths of segments that must be there, each in a row of its own
 * @param forbidden paths of segments that must not be there
 * @param defaults what a missing element is read as, by {@code TAG element}
 * @param readAs the known directory that stands in for an unknown one
 */
record Agreed(
    Set<String> openLists,
    List<Rule> required,
    List<Rule> forbidden,
    Map<String, Default> defaults,
    Map<String, String> readAs) {
  /** Nothing agreed: the directory and the table as they are. */
  static final Agreed NOTHING = new Agreed(Set.of(), List.of(), List.of(), Map.of(), Map.of());

  /**
   * @param digits how many digits the value beside it must have; 0 for any value
   */
  record Default(String value, int digits) {
    boolean isFor(String text) {
      return digits == 0 || text.matches("\\d{" + digits + "}");
    }
  }

  Agreed {
    openLists = Set.copyOf(openLists);
    required = List.copyOf(required);
    forbidden = List.copyOf(forbidden);
    defaults = Map.copyOf(defaults);
    readAs = Map.copyOf(readAs);
  }

  /** Both; where they contradict each other, the later one counts. */
  Agreed and(Agreed later) {
    Set<String> open = new LinkedHashSet<>(openLists);
    open.addAll(later.openLists);
    List<Rule> must = new ArrayList<>(required);
    must.removeIf(rule -> holds(later.forbidden, rule));
    must.addAll(later.required);
    List<Rule> mustNot = new ArrayList<>(forbidden);
    mustNot.removeIf(rule -> holds(later.required, rule));
    mustNot.addAll(later.forbidden);
    Map<String, Default> values = new LinkedHashMap<>(defaults);
    values.putAll(later.defaults);
    Map<String, String> directories = new LinkedHashMap<>(readAs);
    directories.putAll(later.readAs);
    return new Agreed(open, must, mustNot, values, directories);
  }

  private static boolean holds(List<Rule> rules, Rule one) {
    return rules.stream().anyMatch(rule -> rule.where().equals(one.where()));
  }
}

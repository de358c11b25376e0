package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A place of a message, reached by the tags of its triggers, with the rules about it. The places of
 * a table are a tree, and whoever reads a message goes down it as groups open: no rule about
 * another place is ever looked at.
 */
final class RulePlace {
  /** Where no rule is. */
  static final RulePlace NONE = new RulePlace();

  private static final String SECTIONS = "HDS";

  /** Rules next to each other in the table that ask the same of the path. */
  record Run(Where where, List<CompiledRule> rules) {}

  /** An element that is read when a repeat below its group is opened. */
  record BoundAt(Where where, Address at) {}

  private final List<BoundAt> bound = new ArrayList<>(0);
  private final Map<String, RulePlace> below = new HashMap<>();
  private final List<List<Run>> bySection = new ArrayList<>();
  private final Plans[] plans = new Plans[SECTIONS.length()];

  RulePlace() {
    for (int i = 0; i < SECTIONS.length(); i++) {
      bySection.add(new ArrayList<>());
      plans[i] = new Plans(bySection.get(i), bound);
    }
  }

  RulePlace below(String tag) {
    return below.getOrDefault(tag, NONE);
  }

  /** What its rules do with the segments of this place in a section. */
  Plans plans(char section) {
    return plans[SECTIONS.indexOf(section)];
  }

  /** Notes an element of a trigger that is read when repeats below it are opened. */
  void addBound(Where where, Address at) {
    make(where).bound.add(new BoundAt(where, at));
  }

  private RulePlace make(Where where) {
    RulePlace place = this;
    for (Where.Step step : where.steps()) {
      place = place.below.computeIfAbsent(step.tag(), tag -> new RulePlace());
    }
    return place;
  }

  /** Adds a rule about a place below this one. */
  void add(Where where, CompiledRule rule) {
    RulePlace place = make(where);
    List<Run> runs = place.bySection.get(SECTIONS.indexOf(where.key().charAt(0)));
    if (runs.isEmpty() || !runs.get(runs.size() - 1).rules().get(0).asksTheSame(rule)) {
      runs.add(new Run(where, new ArrayList<>()));
    }
    runs.get(runs.size() - 1).rules().add(rule);
  }
}

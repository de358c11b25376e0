package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;

/** What a step of a path asks of a place of its segment; the empty text is absence. */
record Demand(Address at, List<String> values) {
  static List<Demand> of(Where.Step step) {
    List<Demand> demands = new ArrayList<>();
    for (int i = 0; i < step.qualifiers().length; i++) {
      if (!step.qualifiers()[i].equals("*")) {
        demands.add(new Demand(new Address(i + 1, 1), List.of(step.qualifiers()[i])));
      }
    }
    for (Where.Test test : step.tests()) {
      demands.add(
          new Demand(new Address(test.element(), test.component()), List.of(test.values())));
    }
    return List.copyOf(demands);
  }

  /** The only value there can be; null where there is a choice. */
  String only() {
    return values.size() == 1 ? values.get(0) : null;
  }
}

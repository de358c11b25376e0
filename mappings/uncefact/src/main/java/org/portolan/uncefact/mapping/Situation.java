package org.portolan.uncefact.mapping;

import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.model.Branch;
import org.portolan.uncefact.value.Reading;

/**
 * A segment that is about to be read, and what is open around it.
 *
 * @param document the root of what is read
 * @param open the group that the segment stands in, or begins
 * @param reading of values, for the few rules that take one only where it can be read
 */
record Situation(Node node, Branch document, OpenGroup open, Readings reading) {
  /** What a rule makes of an element of the segment at hand. */
  interface Readings {
    Reading of(CompiledRule rule, Take.Taken at);
  }
}

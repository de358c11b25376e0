package org.portolan.uncefact.mapping;

import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.model.Branch;
import org.portolan.uncefact.value.Reading;

/** A segment that is about to be read, and what is open around it; the same object for each. */
final class Situation {
  private final Branch document;
  private final Readings reading;
  private Node node;
  private OpenGroup open;

  /**
   * @param document the root of what is read
   * @param reading of values, for the few rules that take one only where it can be read
   */
  Situation(Branch document, Readings reading) {
    this.document = document;
    this.reading = reading;
  }

  /** What a rule makes of an element of the segment at hand. */
  interface Readings {
    Reading of(CompiledRule rule, Take.Taken at);
  }

  /**
   * @param group the group that the segment stands in, or begins
   */
  Situation at(Node next, OpenGroup group) {
    node = next;
    open = group;
    return this;
  }

  Node node() {
    return node;
  }

  Branch document() {
    return document;
  }

  OpenGroup open() {
    return open;
  }

  Readings reading() {
    return reading;
  }
}

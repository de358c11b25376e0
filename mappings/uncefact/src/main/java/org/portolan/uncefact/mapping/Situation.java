package org.portolan.uncefact.mapping;

import org.portolan.uncefact.edifact.Node;
import org.portolan.uncefact.model.Branch;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TermPath;

/**
 * A segment that is about to be read, and what is open around it.
 *
 * @param document the root of what is read
 * @param nearest the element of the nearest repeat that is open; null where none is
 * @param outside the same, outside the group that the segment begins; null where it begins none
 */
record Situation(Node node, Branch document, Branch nearest, Branch outside) {
  static TermNode term(Branch element) {
    return element == null ? null : element.term();
  }

  /** Where a rule's value goes; null where the model has no such term here. */
  TermPath path(CompiledRule rule) {
    Branch from = from(rule);
    return from == null ? null : rule.target(from.term());
  }

  /** Whether the elements that a rule's pointer names were opened before this segment. */
  boolean isOpen(CompiledRule rule, TermPath path) {
    return !path.namesAnElement() || path.isOpen(from(rule));
  }

  private Branch from(CompiledRule rule) {
    return rule.isAbsolute() ? document : nearest;
  }
}

package org.portolan.uncefact.mapping;

import java.util.List;
import org.portolan.uncefact.model.TermPath;

/**
 * What a table does with every segment of one shape at one place, whatever values it carries: which
 * rules take which of its components, and which components none of them takes.
 *
 * @param steps in the order of the table
 * @param unclaimed what is lost
 * @param category why it is lost
 * @param present components that hold something
 * @param taken those of them that a rule takes
 */
record SegmentPlan(
    Step[] steps, Address[] unclaimed, String category, int present, int taken, int ignored) {
  /** One deed of a rule. */
  sealed interface Step {
    CompiledRule rule();
  }

  /**
   * Opens an element of a repeat.
   *
   * @param forGroup whether it is the group's, not only this segment's
   */
  record Open(CompiledRule rule, TermPath path, boolean forGroup) implements Step {}

  /** Puts the number by which a repeat was opened into the element. */
  record Name(CompiledRule rule, TermPath path, Take.Taken at) implements Step {}

  /** Puts a value. */
  record Put(CompiledRule rule, TermPath path, Take.Taken at) implements Step {}

  /** Puts several texts as one. */
  record Join(CompiledRule rule, TermPath path, List<Take.Taken> parts) implements Step {}

  /** Keeps a control total. */
  record Check(CompiledRule rule, Take.Taken at) implements Step {}

  /** Leaves a component out knowingly. */
  record LeaveOut(CompiledRule rule, Address at) implements Step {}
}

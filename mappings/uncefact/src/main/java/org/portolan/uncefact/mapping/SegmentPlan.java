package org.portolan.uncefact.mapping;

import java.util.List;
import org.portolan.uncefact.model.TermPath;

/**
 * What a table does with every segment of one shape at one place, whatever values it carries: which
 * rules take which of its components, and which components none of them takes.
 *
 * @param steps in the order of the table
 * @param unclaimed what is lost
 * @param lost why it is lost
 * @param present components that hold something
 * @param taken those of them that a rule takes
 * @param varies whether it holds for this segment alone, since a rule had to read a value
 */
record SegmentPlan(
    Step[] steps,
    Address[] unclaimed,
    Loss.Kind lost,
    int present,
    int taken,
    int ignored,
    boolean varies) {
  /** One deed of a rule. */
  sealed interface Step {
    CompiledRule rule();
  }

  /** Where a value goes: a path from what the rule's pointer is relative to ({@link Stand}). */
  record Way(int stand, TermPath path) {}

  /**
   * Opens an element of a repeat.
   *
   * @param forGroup whether it is the group's, not only this segment's
   */
  record Open(CompiledRule rule, Way way, boolean forGroup) implements Step {}

  /** Puts what the trigger of a group around says into the element that was opened last. */
  record Bind(CompiledRule rule, CompiledRule.Bound bound, Way way) implements Step {}

  /** Puts the number by which an element was opened into it. */
  record Name(CompiledRule rule, Way way, Take.Taken at) implements Step {}

  /**
   * Puts a value.
   *
   * @param part the number of its component in the segment
   * @param second the same of its unit, currency or format; -1 where there is none
   */
  record Put(CompiledRule rule, Way way, Take.Taken at, int part, int second) implements Step {}

  /** Puts the two ends of a period. */
  record Period(CompiledRule rule, Way start, Way end, Take.Taken at) implements Step {}

  /** Keeps a value for all elements of a repeat. */
  record Distribute(CompiledRule rule, Take.Taken at) implements Step {}

  /** Puts several texts as one. */
  record Join(CompiledRule rule, Way way, List<Take.Taken> parts) implements Step {}

  /** Keeps a control total. */
  record Check(CompiledRule rule, Take.Taken at) implements Step {}

  /** Leaves a component out knowingly. */
  record LeaveOut(CompiledRule rule, Address at, Loss.Kind kind) implements Step {}
}

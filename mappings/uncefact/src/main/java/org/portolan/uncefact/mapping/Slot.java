package org.portolan.uncefact.mapping;

import org.portolan.uncefact.model.Fact;
import org.portolan.uncefact.value.Value;

/** One fact of a document that is being written, and what has become of it. */
final class Slot {
  private final Fact fact;
  private final SourceElement holder;
  private final int index;

  /** The next value of the same list; null after the last, and for what is no list. */
  Slot next;

  private WriteRule asked;
  private Rendered rendered;
  private Occurrence at;
  private String reason;

  /**
   * @param index in its list; 0 where it is of none
   */
  Slot(Fact fact, SourceElement holder, int index) {
    this.fact = fact;
    this.holder = holder;
    this.index = index;
  }

  Value value() {
    return fact.value();
  }

  /** Its pointer in the document. */
  String pointer() {
    return holder.pointer(fact.term(), index);
  }

  /** What says it by a rule, null where the rule cannot; asked twice it is worked out once. */
  Rendered rendered(WriteRule rule, Filling filling) {
    if (asked != rule) {
      rendered = filling.render(rule, fact.value());
      asked = rule;
    }
    return rendered;
  }

  boolean isWritten() {
    return at != null;
  }

  /** Where it is said; null where it is not. */
  Occurrence at() {
    return at;
  }

  void saidAt(Occurrence place) {
    at = place;
  }

  /** It is not said, or not any more. */
  void unsaid(String why) {
    at = null;
    reason = why;
  }

  /** Notes why a rule did not say it, should no other. */
  void refused(String why) {
    reason = why;
  }

  /** Why it is not said. */
  String reason() {
    return reason == null ? "no rule says it" : reason;
  }
}

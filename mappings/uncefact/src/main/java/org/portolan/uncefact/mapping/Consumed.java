package org.portolan.uncefact.mapping;

import java.util.BitSet;
import org.portolan.uncefact.edifact.Segment;

/** Which components of the segment at hand a rule has taken; each is taken once. */
final class Consumed {
  private final BitSet parts = new BitSet();
  private final BitSet values = new BitSet();
  private Segment segment;

  void begin(Segment next) {
    segment = next;
    parts.clear();
    values.clear();
  }

  void add(int element, int component) {
    int part = segment.part(element, component);
    if (part >= 0) {
      parts.set(part);
    }
  }

  void add(Address at) {
    add(at.element(), at.component());
  }

  /** Takes a component as the value of a rule, not only as a qualifier that tells it. */
  void addValue(Address at) {
    add(at);
    int part = segment.part(at.element(), at.component());
    if (part >= 0) {
      values.set(part);
    }
  }

  /**
   * Whether a rule may no longer take a component: a rule may say the qualifier that it asks for
   * itself, but not what others asked for.
   */
  boolean isTaken(Address at, Where where) {
    int part = segment.part(at.element(), at.component());
    return part >= 0 && parts.get(part) && (values.get(part) || !where.asks(at));
  }

  boolean has(Address at) {
    int part = segment.part(at.element(), at.component());
    return part >= 0 && parts.get(part);
  }
}

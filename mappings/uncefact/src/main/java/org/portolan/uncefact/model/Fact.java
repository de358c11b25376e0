package org.portolan.uncefact.model;

import java.util.function.Function;
import org.portolan.uncefact.value.Value;

/** The place of one value; empty from when its repeat was opened until the value is put. */
public final class Fact extends DocumentNode {
  private Value value;
  private Provenance provenance;

  Fact(TermNode term) {
    super(term);
  }

  public Value value() {
    return value;
  }

  Provenance provenance() {
    return provenance;
  }

  Placed put(Value put, Provenance from) {
    if (value != null) {
      return value.equals(put) ? Placed.SAME : Placed.CONFLICT;
    }
    value = put;
    provenance = from;
    return Placed.STORED;
  }

  @Override
  boolean settle() {
    return value != null;
  }

  @Override
  void walk(PointerText pointer, Visitor visitor) {
    visitor.fact(pointer, this);
  }

  @Override
  Fact copy(PointerText pointer, Branch above, Function<String, Provenance> by) {
    Fact copy = new Fact(term());
    copy.put(value, by.apply(pointer.toString()));
    return copy;
  }
}

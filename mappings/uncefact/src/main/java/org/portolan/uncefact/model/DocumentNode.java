package org.portolan.uncefact.model;

import java.util.function.Function;

/** One place of a document: a fact, a branch that holds others, or the elements of a repeat. */
public abstract sealed class DocumentNode permits Fact, Branch, Repeated {
  /** What is told of a finished document, in the order of its pointers. */
  interface Visitor {
    /**
     * @param pointer of the fact; it changes when the call is over
     */
    void fact(PointerText pointer, Fact fact);

    /** A repeat at a pointer has so many elements. */
    default void count(PointerText pointer, int elements) {}
  }

  private final TermNode term;

  DocumentNode(TermNode term) {
    this.term = term;
  }

  /** What the model says of this place. */
  public final TermNode term() {
    return term;
  }

  /** Drops what holds no fact, puts sets in order; whether anything is left. */
  abstract boolean settle();

  /** Tells what stands at or below this place, whose pointer is given. */
  abstract void walk(PointerText pointer, Visitor visitor);

  /**
   * The same under another branch, the provenance of each fact as its pointer has it; {@code null}
   * where that has none.
   */
  abstract DocumentNode copy(
      PointerText pointer, Branch above, Function<String, Provenance> provenance);
}

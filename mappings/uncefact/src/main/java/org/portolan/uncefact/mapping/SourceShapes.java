package org.portolan.uncefact.mapping;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.uncefact.model.TermNode;

/** The shapes of elements that a table has met, each kept once. */
final class SourceShapes {
  /** Partners send few shapes; somebody who sends ever new ones fills no memory. */
  private static final int KEPT = 5_000;

  private final Map<Key, SourceShape> shapes = new ConcurrentHashMap<>();

  /** A part of an array. Terms are compared as objects: there is one of each in the model. */
  private static final class Key {
    private final TermNode base;
    private final TermNode[] terms;
    private final int from;
    private final int to;
    private final int hash;

    Key(TermNode base, TermNode[] terms, int from, int to) {
      this.base = base;
      this.terms = terms;
      this.from = from;
      this.to = to;
      int sum = base.hashCode();
      for (int i = from; i < to; i++) {
        sum = 31 * sum + terms[i].hashCode();
      }
      this.hash = sum;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Key that) || base != that.base || to - from != that.to - that.from) {
        return false;
      }
      for (int i = from, at = that.from; i < to; i++, at++) {
        if (terms[i] != that.terms[at]) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param base what it is a shape of
   * @param terms from one index up to another: what it says, in the order of the document
   */
  SourceShape of(TermNode base, TermNode[] terms, int from, int to) {
    SourceShape known = shapes.get(new Key(base, terms, from, to));
    if (known != null) {
      return known;
    }
    TermNode[] own = Arrays.copyOfRange(terms, from, to);
    SourceShape made = new SourceShape(base, own);
    if (shapes.size() < KEPT) {
      shapes.put(new Key(base, own, 0, own.length), made);
    }
    return made;
  }
}

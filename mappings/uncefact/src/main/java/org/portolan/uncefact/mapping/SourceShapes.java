package org.portolan.uncefact.mapping;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.uncefact.model.TermNode;

/** The shapes of elements that a table has met, each kept once. */
final class SourceShapes {
  /** Partners send few shapes; somebody who sends ever new ones fills no memory. */
  private static final int KEPT = 5_000;

  private final Map<Key, SourceShape> shapes = new ConcurrentHashMap<>();

  /** Terms are compared as objects: there is one of each in the model. */
  private record Key(TermNode base, List<TermNode> terms) {}

  SourceShape of(TermNode base, List<TermNode> terms, int depth) {
    Key key = new Key(base, terms);
    SourceShape known = shapes.get(key);
    if (known != null) {
      return known;
    }
    SourceShape made = new SourceShape(base, List.copyOf(terms), depth);
    if (shapes.size() < KEPT) {
      shapes.put(new Key(base, List.copyOf(terms)), made);
    }
    return made;
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;

/** Texts that are to stand in a segment together, or not at all. */
final class Texts {
  private final List<Address> places = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  void clear() {
    places.clear();
    texts.clear();
  }

  /** A text for a place; of two the later one counts. */
  void put(Address at, String text) {
    int known = places.indexOf(at);
    if (known >= 0) {
      texts.set(known, text);
    } else {
      places.add(at);
      texts.add(text);
    }
  }

  /** Sets all of them, where every place is free or holds the same; else none. */
  boolean setIn(DraftSegment segment) {
    for (int i = 0; i < places.size(); i++) {
      if (!segment.takes(places.get(i), texts.get(i))) {
        return false;
      }
    }
    for (int i = 0; i < places.size(); i++) {
      segment.set(places.get(i), texts.get(i));
    }
    return true;
  }
}

package org.portolan.uncefact.mapping;

import org.portolan.directories.CompositeType;
import org.portolan.directories.ElementType;
import org.portolan.directories.PartType;
import org.portolan.directories.SegmentType;
import org.portolan.uncefact.edifact.OutSegment;

/** A segment that is being filled, in the positions of its directory. */
final class DraftSegment {
  private final SegmentType type;
  private final String[][] texts;

  DraftSegment(SegmentType type) {
    this.type = type;
    this.texts = new String[type.parts().size()][];
  }

  String tag() {
    return type.tag();
  }

  String text(Address at) {
    String[] element = texts[at.element() - 1];
    return element == null || element[at.component() - 1] == null
        ? ""
        : element[at.component() - 1];
  }

  /** Whether a text may stand there: the place is free, or holds the same. */
  boolean takes(Address at, String text) {
    String there = text(at);
    return there.isEmpty() || there.equals(text);
  }

  void set(Address at, String text) {
    int element = at.element() - 1;
    if (texts[element] == null) {
      PartType part = type.parts().get(element).type();
      texts[element] =
          new String[part instanceof CompositeType composite ? composite.components().size() : 1];
    }
    texts[element][at.component() - 1] = text;
  }

  /** Whether it says something, and all that the directory demands of the segment. */
  boolean isComplete() {
    boolean any = false;
    for (int e = 0; e < texts.length; e++) {
      SegmentType.Part part = type.parts().get(e);
      boolean says = texts[e] != null;
      if (part.mandatory() && !says || says && !isComplete(part.type(), texts[e])) {
        return false;
      }
      any |= says;
    }
    return any;
  }

  private static boolean isComplete(PartType part, String[] components) {
    if (part instanceof CompositeType composite) {
      for (int c = 0; c < components.length; c++) {
        if (composite.components().get(c).mandatory() && components[c] == null) {
          return false;
        }
      }
    }
    return true;
  }

  /** What the directory says of the element at a place. */
  static ElementType element(SegmentType type, Address at) {
    return switch (type.parts().get(at.element() - 1).type()) {
      case ElementType element -> element;
      case CompositeType composite -> composite.components().get(at.component() - 1).element();
    };
  }

  OutSegment written() {
    return OutSegment.of(type.tag(), texts);
  }
}

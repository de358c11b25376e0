package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import org.portolan.directories.CompositeType;
import org.portolan.directories.ElementType;
import org.portolan.directories.SegmentType;

/** The components of a segment of a directory, numbered through from 0. */
final class SegmentParts {
  private final SegmentType type;
  private final int[] starts;
  private final Demanded[] demanded;

  /**
   * An element that must be there, or of which something must.
   *
   * @param mandatory whether it must itself
   * @param components those that must, where it is there
   */
  private record Demanded(int from, int to, boolean mandatory, int[] components) {}

  SegmentParts(SegmentType type) {
    this.type = type;
    this.starts = new int[type.parts().size() + 1];
    List<Demanded> demands = new ArrayList<>();
    for (int e = 0; e < type.parts().size(); e++) {
      SegmentType.Part part = type.parts().get(e);
      int[] components = {};
      int size = 1;
      if (part.type() instanceof CompositeType composite) {
        size = composite.components().size();
        components = mandatory(composite, starts[e]);
      }
      starts[e + 1] = starts[e] + size;
      if (part.mandatory() || components.length > 0) {
        demands.add(new Demanded(starts[e], starts[e + 1], part.mandatory(), components));
      }
    }
    this.demanded = demands.toArray(Demanded[]::new);
  }

  private static int[] mandatory(CompositeType composite, int start) {
    List<Integer> components = new ArrayList<>();
    for (int c = 0; c < composite.components().size(); c++) {
      if (composite.components().get(c).mandatory()) {
        components.add(start + c);
      }
    }
    return components.stream().mapToInt(Integer::intValue).toArray();
  }

  String tag() {
    return type.tag();
  }

  /** Where each element begins; at the end how many components there are. */
  int[] starts() {
    return starts;
  }

  int size() {
    return starts[starts.length - 1];
  }

  /** The number of a component. */
  int part(Address at) {
    return part(at.element(), at.component());
  }

  int part(int element, int component) {
    return starts[element - 1] + component - 1;
  }

  /** What the directory says of the element at a place. */
  ElementType element(Address at) {
    return element(type, at);
  }

  static ElementType element(SegmentType type, Address at) {
    return switch (type.parts().get(at.element() - 1).type()) {
      case ElementType element -> element;
      case CompositeType composite -> composite.components().get(at.component() - 1).element();
    };
  }

  /** Whether texts say all that the directory demands of the segment. */
  boolean isComplete(String[] texts) {
    for (Demanded element : demanded) {
      boolean says = false;
      for (int part = element.from; part < element.to && !says; part++) {
        says = texts[part] != null;
      }
      if (!says && element.mandatory) {
        return false;
      }
      for (int i = 0; i < element.components.length && says; i++) {
        if (texts[element.components[i]] == null) {
          return false;
        }
      }
    }
    return true;
  }
}

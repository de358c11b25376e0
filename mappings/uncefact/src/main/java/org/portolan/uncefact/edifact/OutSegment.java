package org.portolan.uncefact.edifact;

import java.util.ArrayList;
import java.util.List;

/**
 * A segment to be written: its tag and, element by element, its components as plain text.
 *
 * @param elements the first of them is element 1; an empty list or text is an empty place
 */
public record OutSegment(String tag, List<List<String>> elements) {
  public OutSegment {
    elements = elements.stream().map(List::copyOf).toList();
  }

  public static Builder of(String tag) {
    return new Builder(tag);
  }

  /** Builds a segment from its first element on. */
  public static final class Builder {
    private final String tag;
    private final List<List<String>> elements = new ArrayList<>();

    private Builder(String tag) {
      this.tag = tag;
    }

    /** The next element; none of the components is null, an empty one is an empty text. */
    public Builder with(String... components) {
      elements.add(List.of(components));
      return this;
    }

    public OutSegment end() {
      return new OutSegment(tag, elements);
    }
  }
}

package org.portolan.uncefact.edifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A segment to be written: its tag and, element by element, its components as plain text. The first
 * element is element 1; an empty text is an empty place.
 */
public final class OutSegment {
  private final String tag;
  private final String[] texts;
  private final int[] starts;

  private OutSegment(String tag, String[] texts, int[] starts) {
    this.tag = tag;
    this.texts = texts;
    this.starts = starts;
  }

  public OutSegment(String tag, List<List<String>> elements) {
    this.tag = tag;
    this.texts = elements.stream().flatMap(List::stream).toArray(String[]::new);
    this.starts = new int[elements.size() + 1];
    for (int e = 0; e < elements.size(); e++) {
      starts[e + 1] = starts[e] + elements.get(e).size();
    }
  }

  /**
   * A segment of texts that are not changed any more.
   *
   * @param texts of all components, in order; null where one is empty
   * @param starts where the components of each element begin among them; one more at the end
   */
  public static OutSegment of(String tag, String[] texts, int[] starts) {
    return new OutSegment(tag, texts, starts);
  }

  public static Builder of(String tag) {
    return new Builder(tag);
  }

  public String tag() {
    return tag;
  }

  public List<List<String>> elements() {
    return IntStream.range(0, size())
        .mapToObj(e -> Arrays.stream(texts, starts[e], starts[e + 1]))
        .map(element -> element.map(text -> text == null ? "" : text).toList())
        .toList();
  }

  int size() {
    return starts.length - 1;
  }

  /**
   * Which component of all an element begins with; that of the end for the number after the last.
   */
  int start(int element) {
    return starts[element];
  }

  /** A component by its number among all; null or empty where nothing stands there. */
  String text(int part) {
    return texts[part];
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

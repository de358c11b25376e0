package org.portolan.uncefact.edifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A segment to be written: its tag and, element by element, its components as plain text. The first
 * element is element 1; an empty text is an empty place.
 */
public final class OutSegment {
  private static final String[] NOTHING = {};

  private final String tag;
  private final String[][] texts;

  private OutSegment(String tag, String[][] texts) {
    this.tag = tag;
    this.texts = texts;
  }

  public OutSegment(String tag, List<List<String>> elements) {
    this(tag, elements.stream().map(it -> it.toArray(String[]::new)).toArray(String[][]::new));
  }

  /**
   * A segment of texts that are not changed any more.
   *
   * @param texts null where an element, or a component of it, is empty
   */
  public static OutSegment of(String tag, String[][] texts) {
    return new OutSegment(tag, texts);
  }

  public static Builder of(String tag) {
    return new Builder(tag);
  }

  public String tag() {
    return tag;
  }

  public List<List<String>> elements() {
    return Arrays.stream(texts)
        .map(it -> it == null ? NOTHING : it)
        .map(it -> Arrays.stream(it).map(text -> text == null ? "" : text).toList())
        .toList();
  }

  int size() {
    return texts.length;
  }

  /** The components of an element, counted from 0; one of them, or all, may be null. */
  String[] element(int number) {
    return texts[number];
  }

  /** Builds a segment from its first element on. */
  public static final class Builder {
    private final String tag;
    private final List<String[]> elements = new ArrayList<>();

    private Builder(String tag) {
      this.tag = tag;
    }

    /** The next element; none of the components is null, an empty one is an empty text. */
    public Builder with(String... components) {
      elements.add(components.clone());
      return this;
    }

    public OutSegment end() {
      return new OutSegment(tag, elements.toArray(String[][]::new));
    }
  }
}

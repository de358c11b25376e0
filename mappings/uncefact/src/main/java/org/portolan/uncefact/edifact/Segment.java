package org.portolan.uncefact.edifact;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.portolan.uncefact.finding.Place;

/**
 * One segment: its bytes without release characters, and where its elements and components begin.
 * Text is made only of what is asked for.
 */
public final class Segment {
  private final String tag;
  private final byte[] data;
  private final int[] starts;
  private final int[] ends;
  private final int[] elements;
  private final int elementCount;
  private final Charset charset;
  private final long offset;
  private final int number;

  /**
   * @param starts of each component in {@code data}, in order
   * @param elements for each element, including the tag as element 0, its first component
   */
  Segment(
      String tag,
      byte[] data,
      int[] starts,
      int[] ends,
      int[] elements,
      int elementCount,
      Charset charset,
      long offset,
      int number) {
    this.tag = tag;
    this.data = data;
    this.starts = starts;
    this.ends = ends;
    this.elements = elements;
    this.elementCount = elementCount;
    this.charset = charset;
    this.offset = offset;
    this.number = number;
  }

  public String tag() {
    return tag;
  }

  /** Of the segment in its message, UNH being 1; outside a message in its interchange. */
  public int number() {
    return number;
  }

  /** Of the first byte in the file, from 0. */
  public long offset() {
    return offset;
  }

  /** Elements after the tag, empty ones at the end counted as sent. */
  public int elements() {
    return elementCount - 1;
  }

  /** Components of an element from 1; 0 where there is no such element. */
  public int components(int element) {
    return element < 1 || element >= elementCount ? 0 : elements[element + 1] - elements[element];
  }

  /** The text of a component, both counted from 1; empty where there is none. */
  public String text(int element, int component) {
    if (component < 1 || component > components(element)) {
      return "";
    }
    int at = elements[element] + component - 1;
    return starts[at] == ends[at]
        ? ""
        : new String(data, starts[at], ends[at] - starts[at], charset);
  }

  /** The text of an element that is no composite. */
  public String text(int element) {
    return text(element, 1);
  }

  public boolean isEmpty(int element, int component) {
    if (component < 1 || component > components(element)) {
      return true;
    }
    int at = elements[element] + component - 1;
    return starts[at] == ends[at];
  }

  /** Whether no component of the element holds anything. */
  public boolean isEmpty(int element) {
    for (int component = 1; component <= components(element); component++) {
      if (!isEmpty(element, component)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a component is exactly these ASCII characters; nothing is decoded. */
  public boolean is(int element, int component, String ascii) {
    if (component < 1 || component > components(element)) {
      return ascii.isEmpty();
    }
    int at = elements[element] + component - 1;
    int length = ends[at] - starts[at];
    if (length != ascii.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (data[starts[at] + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Length in characters. */
  int length(int element, int component) {
    int at = elements[element] + component - 1;
    int octets = ends[at] - starts[at];
    return Repertoire.isOfSingleBytes(charset)
        ? octets
        : text(element, component).codePointCount(0, text(element, component).length());
  }

  /** The bytes of a component, for tests of repertoire and form. */
  byte[] bytes(int element, int component) {
    int at = elements[element] + component - 1;
    return Arrays.copyOfRange(data, starts[at], ends[at]);
  }

  public Place place() {
    return place(0, 0);
  }

  public Place place(int element, int component) {
    return new Place(number, tag, element, component, offset);
  }

  /** As a person would write it, with the usual separators. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(tag);
    for (int e = 1; e <= elements(); e++) {
      text.append('+');
      for (int c = 1; c <= components(e); c++) {
        text.append(c > 1 ? ":" : "").append(text(e, c));
      }
    }
    return text.toString();
  }
}

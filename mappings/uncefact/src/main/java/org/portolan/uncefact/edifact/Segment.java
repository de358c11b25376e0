package org.portolan.uncefact.edifact;

import java.nio.charset.Charset;
import java.util.List;
import org.portolan.directories.CodeValues;
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
  private final int[] positions;
  private final Charset charset;
  private final long offset;
  private final int number;

  /**
   * @param starts of each component in {@code data}, in order
   * @param elements for each element, including the tag as element 0, its first component
   * @param positions for each of them, the position that it repeats; null where nothing repeats
   */
  Segment(
      String tag,
      byte[] data,
      int[] starts,
      int[] ends,
      int[] elements,
      int elementCount,
      int[] positions,
      Charset charset,
      long offset,
      int number) {
    this.tag = tag;
    this.data = data;
    this.starts = starts;
    this.ends = ends;
    this.elements = elements;
    this.elementCount = elementCount;
    this.positions = positions;
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
        : (int) text(element, component).codePoints().count();
  }

  /** Length in bytes. */
  int octets(int element, int component) {
    int at = elements[element] + component - 1;
    return ends[at] - starts[at];
  }

  byte octet(int element, int component, int index) {
    return data[starts[elements[element] + component - 1] + index];
  }

  /** Whether a component is a value of a list. */
  boolean isListed(int element, int component, CodeValues list) {
    int at = elements[element] + component - 1;
    return list.contains(data, starts[at], ends[at]);
  }

  /** Whether every byte of the segment is of a repertoire. */
  boolean isWithin(Repertoire repertoire) {
    return repertoire.allows(data, 0, ends[ends.length - 1]);
  }

  boolean isWithin(Repertoire repertoire, int element, int component) {
    int at = elements[element] + component - 1;
    return repertoire.allows(data, starts[at], ends[at]);
  }

  /** Whether an element was sent more than once, as syntax 4 allows. */
  public boolean hasRepetitions() {
    return positions != null;
  }

  /** The position, from 1, that an element as sent stands at or repeats. */
  int position(int element) {
    return positions == null ? element : positions[element];
  }

  /** The same bytes with the elements as sent at other places; 0 is an empty place. */
  Segment arranged(List<Integer> order) {
    int count = order.size() + 1;
    int parts = 1;
    for (int element : order) {
      parts += Math.max(1, components(element));
    }
    int[] from = new int[parts];
    int[] to = new int[parts];
    int[] at = new int[count + 1];
    from[0] = starts[0];
    to[0] = ends[0];
    int part = 1;
    for (int e = 1; e < count; e++) {
      int source = order.get(e - 1);
      at[e] = part;
      for (int c = 0; c < Math.max(1, components(source)); c++, part++) {
        from[part] = source == 0 ? 0 : starts[elements[source] + c];
        to[part] = source == 0 ? 0 : ends[elements[source] + c];
      }
    }
    at[count] = part;
    return new Segment(tag, data, from, to, at, count, null, charset, offset, number);
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

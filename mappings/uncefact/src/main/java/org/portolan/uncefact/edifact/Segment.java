package org.portolan.uncefact.edifact;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.portolan.directories.CodeValues;
import org.portolan.uncefact.finding.Place;

/**
 * One segment: its bytes without release characters, and where its elements and components end.
 * Text is made only of what is asked for.
 */
public final class Segment {
  private final Layout layout;
  private final byte[] data;
  private final int[] ends;
  private final Charset charset;
  private final String[] texts;
  private final Repertoire within;
  private final long offset;
  private final int number;

  /**
   * @param data the components, one byte between each two
   * @param ends of each component in {@code data}, in order
   * @param texts of the components where no charset alone tells them, under UNOX; else null
   * @param within a repertoire that every byte is known to be of; null where none is known
   */
  Segment(
      Layout layout,
      byte[] data,
      int[] ends,
      Charset charset,
      String[] texts,
      Repertoire within,
      long offset,
      int number) {
    this.layout = layout;
    this.data = data;
    this.ends = ends;
    this.charset = charset;
    this.texts = texts;
    this.within = within;
    this.offset = offset;
    this.number = number;
  }

  public String tag() {
    return layout.tag();
  }

  /** How it is made up, shared with others. */
  public Layout layout() {
    return layout;
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
    return layout.elements();
  }

  /** Components of an element from 1; 0 where there is no such element. */
  public int components(int element) {
    return layout.components(element);
  }

  /** Components of the whole segment, its tag among them. */
  public int parts() {
    return ends.length;
  }

  /**
   * Which component of the whole segment one is, the tag being 0; -1 where there is none. What is
   * asked of a component more than once is asked by this number.
   */
  public int part(int element, int component) {
    return layout.part(element, component);
  }

  /** The text of a component, both counted from 1; empty where there is none. */
  public String text(int element, int component) {
    return partText(part(element, component));
  }

  /** The text of an element that is no composite. */
  public String text(int element) {
    return text(element, 1);
  }

  /** The text of a component by its number in the segment; empty where there is none. */
  public String partText(int part) {
    int length = octets(part);
    if (length == 0) {
      return "";
    }
    return texts != null ? texts[part] : new String(data, start(part), length, charset);
  }

  public boolean isEmpty(int element, int component) {
    return octets(part(element, component)) == 0;
  }

  /** Whether no component of the element holds anything. */
  public boolean isEmpty(int element) {
    int components = components(element);
    int first = part(element, 1);
    return components == 0 || ends[first + components - 1] - start(first) == components - 1;
  }

  /** Whether a component is exactly these ASCII characters; nothing is decoded. */
  public boolean is(int element, int component, String ascii) {
    return partIs(part(element, component), ascii);
  }

  /** The same of a component by its number in the segment. */
  public boolean partIs(int part, String ascii) {
    int length = ascii.length();
    if (octets(part) != length) {
      return false;
    }
    for (int i = 0, at = start(part); i < length; i++, at++) {
      if (data[at] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The characters of a component of up to eight as one number, no two texts alike; 0 where it is
   * empty, -1 where it is longer or not of ASCII alone.
   */
  public long token(int part) {
    int length = octets(part);
    if (length > Long.BYTES || texts != null) {
      return -1;
    }
    long token = 0;
    for (int i = 0, at = part < 0 ? 0 : start(part); i < length; i++, at++) {
      if (data[at] <= 0) {
        return -1;
      }
      token = token << 8 | data[at];
    }
    return token;
  }

  /** Length in bytes; 0 where there is no such component. */
  public int octets(int part) {
    return part < 0 ? 0 : ends[part] - start(part);
  }

  private int start(int part) {
    return part == 0 ? 0 : ends[part - 1] + 1;
  }

  /** Length in characters. */
  int length(int part) {
    return Repertoire.isOfSingleBytes(charset)
        ? octets(part)
        : (int) partText(part).codePoints().count();
  }

  byte octet(int part, int index) {
    return data[start(part) + index];
  }

  /** Whether a component is a value of a list. */
  boolean isListed(int part, CodeValues list) {
    return list.contains(data, start(part), ends[part]);
  }

  /** Whether every byte of the segment, its separators among them, is of a repertoire. */
  boolean isWithin(Repertoire repertoire) {
    return repertoire == within
        || repertoire.allows(data, 0, ends[ends.length - 1])
            && (texts == null || Arrays.stream(texts).allMatch(Repertoire::isDecoded));
  }

  boolean isWithin(Repertoire repertoire, int part) {
    return repertoire.allows(data, start(part), ends[part])
        && (texts == null || Repertoire.isDecoded(texts[part]));
  }

  /** Whether an element was sent more than once, as syntax 4 allows. */
  public boolean hasRepetitions() {
    return layout.hasRepetitions();
  }

  /** The position, from 1, that an element as sent stands at or repeats. */
  int position(int element) {
    return layout.position(element);
  }

  /** The same components with the elements as sent at other places; 0 is an empty place. */
  Segment arranged(List<Integer> order) {
    int parts = 1;
    int octets = ends[0];
    for (int element : order) {
      int components = Math.max(1, components(element));
      parts += components;
      octets += components;
      for (int c = 1; c <= components; c++) {
        octets += octets(part(element, c));
      }
    }
    byte[] moved = new byte[octets];
    int[] to = new int[parts];
    int[] at = new int[order.size() + 2];
    System.arraycopy(data, 0, moved, 0, ends[0]);
    to[0] = ends[0];
    String[] moving = texts == null ? null : new String[parts];
    if (moving != null) {
      Arrays.fill(moving, "");
      moving[0] = texts[0];
    }
    int next = 1;
    for (int e = 1; e <= order.size(); e++) {
      at[e] = next;
      int element = order.get(e - 1);
      for (int c = 1; c <= Math.max(1, components(element)); c++, next++) {
        int part = part(element, c);
        int begin = to[next - 1] + 1;
        if (part >= 0) {
          System.arraycopy(data, start(part), moved, begin, octets(part));
          if (moving != null) {
            moving[next] = texts[part];
          }
        }
        to[next] = begin + octets(part);
      }
    }
    at[order.size() + 1] = next;
    return new Segment(
        Layout.of(moved, to, at, order.size() + 1, null),
        moved,
        to,
        charset,
        moving,
        null,
        offset,
        number);
  }

  public Place place() {
    return place(0, 0);
  }

  public Place place(int element, int component) {
    return new Place(number, tag(), element, component, offset);
  }

  /** As a person would write it, with the usual separators. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(tag());
    for (int e = 1; e <= elements(); e++) {
      text.append('+');
      for (int c = 1; c <= components(e); c++) {
        text.append(c > 1 ? ":" : "").append(text(e, c));
      }
    }
    return text.toString();
  }
}

package org.portolan.uncefact.edifact;

import java.util.Arrays;
import org.portolan.directories.SegmentType;

/**
 * How a segment is made up, whatever its values are: its tag, how many components its elements have
 * and which of them hold something. Messages have few layouts and very many segments, so that
 * segments share theirs, with what was found out about it.
 */
public final class Layout {
  private static final int WORD = Long.SIZE;

  /** By their hash; one that finds its place taken takes the place over. None is large. */
  private static final Layout[] KNOWN = new Layout[1 << 12];

  private final int letters;
  private final String tag;
  private final boolean service;
  private final int[] elements;
  private final int[] positions;
  private final long[] filled;
  private final int hash;

  /** For the table that was asked last; whoever makes it makes the same. */
  private SegmentChecks checks;

  private Layout(
      int letters, String tag, int[] elements, int[] positions, long[] filled, int hash) {
    this.letters = letters;
    this.tag = tag;
    this.service = tag.length() == 3 && tag.startsWith("UN");
    this.elements = elements;
    this.positions = positions;
    this.filled = filled;
    this.hash = hash;
  }

  /**
   * @param data of the segment, which begins with its tag
   * @param ends of each component, a byte of a separator between each two
   * @param elements for each of {@code count} elements, including the tag as element 0, its first
   *     component; the number of components comes last
   * @param positions for each of them, the position that it repeats; null where nothing repeats
   */
  static Layout of(byte[] data, int[] ends, int[] elements, int count, int[] positions) {
    int letters = Tags.letters(data, ends[0]);
    int hash = letters;
    for (int i = 0; i <= count; i++) {
      hash = hash * 31 + elements[i];
    }
    if (ends.length > WORD || positions != null || letters == 0) {
      return large(data, ends, Arrays.copyOf(elements, count + 1), positions, hash);
    }
    long filled = filled(ends, 0, ends.length);
    hash = hash * 31 + Long.hashCode(filled);
    int place = hash * 0x9e3779b1 >>> 20;
    Layout known = KNOWN[place];
    if (known == null || !known.is(letters, elements, count, filled, hash)) {
      known =
          new Layout(
              letters,
              Tags.of(data, ends[0]),
              Arrays.copyOf(elements, count + 1),
              null,
              new long[] {filled},
              hash);
      KNOWN[place] = known;
    }
    return known;
  }

  /** One that is hardly ever met again, or as large as its sender likes. */
  private static Layout large(byte[] data, int[] ends, int[] elements, int[] positions, int hash) {
    long[] filled = new long[(ends.length + WORD - 1) / WORD];
    int mixed = hash;
    for (int i = 0; i < filled.length; i++) {
      filled[i] = filled(ends, i * WORD, Math.min(ends.length, (i + 1) * WORD));
      mixed = mixed * 31 + Long.hashCode(filled[i]);
    }
    return new Layout(
        Tags.letters(data, ends[0]), Tags.of(data, ends[0]), elements, positions, filled, mixed);
  }

  /** A bit for each component that holds something. */
  private static long filled(int[] ends, int from, int to) {
    long filled = 0;
    int before = from == 0 ? -1 : ends[from - 1];
    for (int part = from; part < to; part++) {
      filled = filled << 1 | (ends[part] - before > 1 ? 1 : 0);
      before = ends[part];
    }
    return filled;
  }

  private boolean is(int tagLetters, int[] others, int count, long othersFilled, int otherHash) {
    return hash == otherHash
        && filled[0] == othersFilled
        && letters == tagLetters
        && Arrays.equals(elements, 0, elements.length, others, 0, count + 1);
  }

  String tag() {
    return tag;
  }

  /** Whether it is a segment of the syntax: UNH, UNS, UNT and those around them. */
  public boolean isService() {
    return service;
  }

  /** Elements after the tag, empty ones at the end counted as sent. */
  int elements() {
    return elements.length - 2;
  }

  /** Components of an element from 1; 0 where there is no such element. */
  int components(int element) {
    return element < 1 || element > elements() ? 0 : elements[element + 1] - elements[element];
  }

  /** Which component of the whole segment one is; -1 where there is none. */
  int part(int element, int component) {
    return component < 1 || component > components(element)
        ? -1
        : elements[element] + component - 1;
  }

  boolean hasRepetitions() {
    return positions != null;
  }

  /** The position, from 1, that an element as sent stands at or repeats. */
  int position(int element) {
    return positions == null ? element : positions[element];
  }

  /** What to check of such a segment by a table. */
  SegmentChecks checks(Segment segment, SegmentType type) {
    SegmentChecks known = checks;
    if (known == null || known.type() != type) {
      known = SegmentChecks.of(segment, type);
      checks = known;
    }
    return known;
  }

  /** Whether the segments differ in their values alone. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Layout that
            && hash == that.hash
            && tag.equals(that.tag)
            && Arrays.equals(elements, that.elements)
            && Arrays.equals(filled, that.filled);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

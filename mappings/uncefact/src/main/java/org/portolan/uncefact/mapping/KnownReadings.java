package org.portolan.uncefact.mapping;

import org.portolan.uncefact.value.Reading;

/**
 * What one rule made of short texts before: codes, dates and quantities come again and again, and a
 * reading never changes. A text that finds its place taken takes the place over, so that no message
 * makes it grow; safe for several threads, the entries being immutable.
 */
final class KnownReadings {
  private static final int PLACES = 64;

  private final Known[] known = new Known[PLACES];

  /**
   * @param text of the element, as {@link org.portolan.uncefact.edifact.Segment#token} gives it
   * @param second of its unit or format; 0 where there is none
   * @param year of receipt, which tells the century of a date
   */
  private record Known(long text, long second, int year, Reading reading) {}

  /** Null where it is not known. */
  Reading find(long text, long second, int year) {
    Known one = known[place(text, second)];
    return one != null && one.text == text && one.second == second && one.year == year
        ? one.reading
        : null;
  }

  Reading keep(long text, long second, int year, Reading reading) {
    known[place(text, second)] = new Known(text, second, year, reading);
    return reading;
  }

  private static int place(long text, long second) {
    return (int) ((text * 0x9e3779b97f4a7c15L ^ second * 0xff51afd7ed558ccdL) >>> 58);
  }
}

package org.portolan.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of the format: a year, a month, a day or a second; proleptic Gregorian, 0001 to 9999. */
final class Dates {
  static final String EXPECTED =
      "YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss[.f][Z|+hh:mm|-hh:mm]";

  private static final Pattern SHAPE =
      Pattern.compile(
          "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
              + "(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]{1,9})?"
              + "(Z|[+-]([0-9]{2}):([0-9]{2}))?)?)?)?");
  private static final int MAX_OFFSET_MINUTES = 14 * 60;

  private Dates() {}

  static boolean isValid(String value) {
    Matcher m = SHAPE.matcher(value);
    return m.matches() && isDay(m) && isTime(m) && isOffset(m);
  }

  private static boolean isDay(Matcher m) {
    int year = Integer.parseInt(m.group(1));
    int month = m.group(2) == null ? 1 : Integer.parseInt(m.group(2));
    int day = m.group(3) == null ? 1 : Integer.parseInt(m.group(3));
    try {
      return year >= 1 && LocalDate.of(year, month, day).getYear() == year;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isTime(Matcher m) {
    return m.group(4) == null
        || Integer.parseInt(m.group(4)) < 24
            && Integer.parseInt(m.group(5)) < 60
            && Integer.parseInt(m.group(6)) < 60;
  }

  /** Zero is written Z, never as +00:00 or -00:00. */
  private static boolean isOffset(Matcher m) {
    if (m.group(8) == null) {
      return true;
    }
    int minutes = Integer.parseInt(m.group(8)) * 60 + Integer.parseInt(m.group(9));
    return Integer.parseInt(m.group(9)) < 60 && minutes > 0 && minutes <= MAX_OFFSET_MINUTES;
  }
}

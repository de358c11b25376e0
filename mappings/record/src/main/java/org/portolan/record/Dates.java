package org.portolan.record;

/** Dates of the format: a year, a month, a day or a second; proleptic Gregorian, 0001 to 9999. */
final class Dates {
  static final String EXPECTED =
      "YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss[.f][Z|+hh:mm|-hh:mm]";

  private static final int DAY = 10;
  private static final int SECOND = 19;
  private static final int MAX_FRACTION = 9;
  private static final int MAX_OFFSET_MINUTES = 14 * 60;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Dates() {}

  static boolean isValid(String value) {
    return switch (value.length()) {
      case 4, 7, DAY -> isDay(value);
      default -> value.length() >= SECOND && isDay(value) && isTime(value) && isRest(value);
    };
  }

  private static boolean isDay(String value) {
    int length = value.length();
    int year = number(value, 0, 4);
    int month = length > 4 ? part(value, 4, '-') : 1;
    int day = length > 7 ? part(value, 7, '-') : 1;
    if (year < 1 || month < 1 || month > 12) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day >= 1 && day <= DAYS[month - 1] + (leap && month == 2 ? 1 : 0);
  }

  private static boolean isTime(String value) {
    int hour = part(value, DAY, 'T');
    int minute = part(value, 13, ':');
    int second = part(value, 16, ':');
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  }

  /** A fraction and a zone, both optional. */
  private static boolean isRest(String value) {
    int at = SECOND;
    if (at < value.length() && value.charAt(at) == '.') {
      int from = ++at;
      while (at < value.length() && isDigit(value.charAt(at))) {
        at++;
      }
      if (at == from || at - from > MAX_FRACTION) {
        return false;
      }
    }
    return at == value.length() || isZone(value, at);
  }

  /** Zero is written Z, never as +00:00 or -00:00. */
  private static boolean isZone(String value, int at) {
    if (value.charAt(at) == 'Z') {
      return at + 1 == value.length();
    }
    if (value.charAt(at) != '+' && value.charAt(at) != '-' || at + 6 != value.length()) {
      return false;
    }
    int hours = number(value, at + 1, at + 3);
    int minutes = part(value, at + 3, ':');
    int offset = hours * 60 + minutes;
    return hours >= 0 && minutes >= 0 && minutes < 60 && offset > 0 && offset <= MAX_OFFSET_MINUTES;
  }

  /** The two digits after a mark; -1 where either is missing. */
  private static int part(String value, int at, char mark) {
    return value.charAt(at) == mark ? number(value, at + 1, at + 3) : -1;
  }

  private static int number(String value, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(value.charAt(i))) {
        return -1;
      }
      number = number * 10 + value.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

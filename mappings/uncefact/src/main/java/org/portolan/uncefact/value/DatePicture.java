package org.portolan.uncefact.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * One end of a date format of UNCL 2379, as a picture: C century, Y year, M month, D day, h hour, m
 * minute, s second, z offset as +hhmm, T letters of a zone (the rest of the text).
 */
record DatePicture(String picture) {
  private static final String FIELDS = "CYMDhms";
  private static final int NONE = -1;

  /** Fields of a date as sent; what the picture lacks is -1, and a zone empty. */
  record Fields(
      int century, int year, int month, int day, int hour, int minute, int second, String zone) {
    boolean hasTime() {
      return hour != NONE;
    }

    boolean isMidnight() {
      return hour == 0 && minute <= 0 && second <= 0;
    }
  }

  /** The fields of a text of this picture, or null if it is none. */
  Fields read(String text) {
    int[] fields = new int[FIELDS.length()];
    Arrays.fill(fields, NONE);
    String zone = "";
    int at = 0;
    for (int i = 0; i < picture.length(); ) {
      char field = picture.charAt(i);
      int width =
          switch (field) {
            case 'z' -> 5;
            case 'T' -> text.length() - at;
            default -> 2;
          };
      i += field == 'z' || field == 'T' ? 1 : 2;
      if (width <= 0 || at + width > text.length()) {
        return null;
      }
      if (field == 'z' || field == 'T') {
        zone = text.substring(at, at + width);
      } else {
        int number = twoDigits(text, at);
        if (number == NONE) {
          return null;
        }
        fields[FIELDS.indexOf(field)] = number;
      }
      at += width;
    }
    return at == text.length() ? fields(fields, zone) : null;
  }

  private static int twoDigits(String text, int at) {
    char tens = text.charAt(at);
    char ones = text.charAt(at + 1);
    return tens < '0' || tens > '9' || ones < '0' || ones > '9'
        ? NONE
        : (tens - '0') * 10 + ones - '0';
  }

  private static Fields fields(int[] f, String zone) {
    if (zone.length() == 5 && !zone.matches("[+-](0[0-9]|1[0-4])[0-5][0-9]|[A-Z]{5}")) {
      return null;
    }
    boolean clock = f[4] < 24 && f[5] < 60 && f[6] < 60;
    return clock ? new Fields(f[0], f[1], f[2], f[3], f[4], f[5], f[6], zone) : null;
  }

  /** The text of this picture for a date in the form of a record. */
  Optional<String> write(String date) {
    int point = date.indexOf('T');
    String day = point < 0 ? date : date.substring(0, point);
    String time = point < 0 ? "" : date.substring(point + 1);
    int clockEnd = clockEnd(time);
    String zone = time.substring(clockEnd);
    int fraction = time.lastIndexOf('.', clockEnd);
    String clock = time.substring(0, fraction < 0 ? clockEnd : fraction);
    StringBuilder text = new StringBuilder(20);
    for (int i = 0; i < picture.length(); ) {
      char field = picture.charAt(i);
      String part =
          switch (field) {
            case 'C' -> slice(day, 0);
            case 'Y' -> slice(day, 2);
            case 'M' -> slice(day, 5);
            case 'D' -> slice(day, 8);
            case 'h' -> slice(clock, 0);
            case 'm' -> slice(clock, 3);
            case 's' -> slice(clock, 6);
            case 'z' -> zone.equals("Z") ? "+0000" : zone.replace(":", "");
            default -> zone.equals("Z") ? "UTC" : "";
          };
      if (part.isEmpty()) {
        return Optional.empty();
      }
      text.append(part);
      i += field == 'z' || field == 'T' ? 1 : 2;
    }
    return Optional.of(text.toString());
  }

  /** Where the digits of a time end, and its zone begins. */
  private static int clockEnd(String time) {
    int end = 0;
    while (end < time.length() && "0123456789:.".indexOf(time.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static String slice(String text, int from) {
    return from + 2 <= text.length() ? text.substring(from, from + 2) : "";
  }

  /** Whether year, month and day make a day of the calendar. */
  static boolean isDay(int year, int month, int day) {
    try {
      LocalDate.of(year, month, day);
      return year >= 1;
    } catch (DateTimeException e) {
      return false;
    }
  }
}

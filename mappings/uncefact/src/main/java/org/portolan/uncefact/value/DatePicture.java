package org.portolan.uncefact.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * One end of a date format of UNCL 2379, as a picture: C century, Y year, M month, D day, h hour, m
 * minute, s second, z offset as +hhmm, T letters of a zone (the rest of the text).
 */
record DatePicture(String picture) {
  /** Fields of a date as sent; what the picture lacks is empty. */
  record Fields(
      int year,
      boolean twoDigits,
      Optional<Integer> month,
      Optional<Integer> day,
      Optional<LocalTime> time,
      boolean seconds,
      String zone) {}

  /** The fields of a text of this picture, or empty if it is none. */
  Optional<Fields> read(String text) {
    String century = "";
    String year = "";
    String month = "";
    String day = "";
    String hour = "";
    String minute = "";
    String second = "";
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
        return Optional.empty();
      }
      String part = text.substring(at, at + width);
      at += width;
      if (width == 2 && field != 'T' && !part.matches("[0-9]{2}")) {
        return Optional.empty();
      }
      switch (field) {
        case 'C' -> century = part;
        case 'Y' -> year = part;
        case 'M' -> month = part;
        case 'D' -> day = part;
        case 'h' -> hour = part;
        case 'm' -> minute = part;
        case 's' -> second = part;
        default -> zone = part;
      }
    }
    return at == text.length()
        ? fields(century, year, month, day, hour, minute, second, zone)
        : Optional.empty();
  }

  private static Optional<Fields> fields(
      String century,
      String year,
      String month,
      String day,
      String hour,
      String minute,
      String second,
      String zone) {
    if (zone.length() == 5 && !zone.matches("[+-](0[0-9]|1[0-4])[0-5][0-9]|[A-Z]{5}")) {
      return Optional.empty();
    }
    try {
      Optional<LocalTime> time =
          hour.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  LocalTime.of(
                      Integer.parseInt(hour), number(minute).orElse(0), number(second).orElse(0)));
      return Optional.of(
          new Fields(
              Integer.parseInt(century + year),
              century.isEmpty(),
              number(month),
              number(day),
              time,
              !second.isEmpty(),
              zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String digits) {
    return digits.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(digits));
  }

  /** The text of this picture for a date in the form of a record. */
  Optional<String> write(String date) {
    int point = date.indexOf('T');
    String day = point < 0 ? date : date.substring(0, point);
    String time = point < 0 ? "" : date.substring(point + 1);
    String zone = time.replaceFirst("^[0-9:.]*", "");
    String clock = time.substring(0, time.length() - zone.length()).replaceAll("\\.[0-9]*$", "");
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

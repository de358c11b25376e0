package org.portolan.uncefact.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Dates, times and periods: UNCL 2379 formats and ISO 8601, read without inventing a midnight or a
 * zone that was not sent.
 *
 * @param receivedYear year of receipt, which tells the century of a two-digit year
 * @param zone offset that a mapping or overlay declares for times sent without one ({@code +08:00},
 *     {@code Z}), or ""
 * @param day whether the term is a day: a midnight sent with it is dropped
 */
public record DateTimes(int receivedYear, String zone, boolean day) {
  private static final Map<String, String[]> FORMATS = ValueTables.keyed("date-formats.psv", 1);

  /** The ends of each format: one, or the two of a period. */
  private static final Map<String, List<DatePicture>> PICTURES =
      FORMATS.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey,
                  format ->
                      Arrays.stream(format.getValue()[1].split("-"))
                          .map(DatePicture::new)
                          .toList()));

  private static final DatePicture PLAIN_DAY = new DatePicture("CCYYMMDD");

  public static DateTimes receivedIn(int year) {
    return new DateTimes(year, "", false);
  }

  public DateTimes ofDay() {
    return new DateTimes(receivedYear, zone, true);
  }

  public DateTimes inZone(String offset) {
    return new DateTimes(receivedYear, offset, day);
  }

  /**
   * Reads C507: a date gives one value, a period two.
   *
   * @param format UNCL 2379 code, or "" where the sender gave none
   */
  public Reading read(String sent, String format) {
    String text = sent.strip();
    if (format.isEmpty()) {
      return unformatted(text);
    }
    List<DatePicture> ends = PICTURES.get(format);
    if (ends == null) {
      return Reading.refused("PTL-VAL-009", format, "a format of a date, time or period");
    }
    List<String> parts = ends.size() == 1 ? List.of(text) : halves(text);
    List<Value> values = new ArrayList<>(2);
    List<ValueNote> notes = new ArrayList<>(1);
    for (int i = 0; i < ends.size(); i++) {
      String date = parts.size() == ends.size() ? end(parts.get(i), ends.get(i), notes) : null;
      if (date == null) {
        return Reading.refused("PTL-VAL-008", sent, FORMATS.get(format)[1]);
      }
      values.add(Value.date(date));
    }
    return Reading.taken(values, notes);
  }

  /** Reads ISO 8601 as XML and JSON write it; hh:mm gets seconds, {@code +00:00} is Z. */
  public Reading iso(String sent) {
    String text = sent.strip().replaceFirst("(T[0-9]{2}:[0-9]{2})(?![:0-9])", "$1:00");
    text = text.replaceFirst("[+-]00:00$", "Z");
    List<ValueNote> notes = new ArrayList<>();
    int time = text.indexOf('T');
    if (day && time > 0 && text.startsWith("T00:00:00", time) && !text.contains(".")) {
      notes.add(new ValueNote("PTL-VAL-013", sent, text.substring(0, time)));
      text = text.substring(0, time);
    } else if (time > 0 && !zone.isEmpty() && text.matches(".*T[0-9:.]*")) {
      text += zone;
    }
    Reading reading = Reading.taken(List.of(Value.date(text)), notes);
    return reading instanceof Reading.Taken
        ? reading
        : Reading.refused("PTL-VAL-008", sent, "a date of ISO 8601");
  }

  /** The text of a date in a format of UNCL 2379; less than the value says is reported. */
  public static Writing write(Value date, String format) {
    String[] row = FORMATS.get(format);
    Optional<String> text =
        row == null || row[1].contains("-")
            ? Optional.empty()
            : PICTURES.get(format).get(0).write(date.text());
    if (text.isEmpty()) {
      return new Writing.NoPlace(
          new ValueNote("PTL-VAL-023", date.text(), "a date of format " + format));
    }
    DateTimes plain = new DateTimes(Integer.parseInt(date.text().substring(0, 4)), "", false);
    boolean same =
        plain
            .read(text.get(), format)
            .asTaken()
            .filter(back -> back.value().equals(date))
            .isPresent();
    return same
        ? Writing.Written.exactly(text.get())
        : Writing.Written.noting(text.get(), new ValueNote("PTL-VAL-023", date.text(), text.get()));
  }

  private Reading unformatted(String text) {
    String date = text.length() == 8 ? end(text, PLAIN_DAY, new ArrayList<>()) : null;
    return date == null
        ? Reading.refused("PTL-VAL-011", text, "2379, which says the format")
        : Reading.taken(Value.date(date), new ValueNote("PTL-VAL-010", text, date));
  }

  /** The date that a text of a picture says; null where it is none. */
  private String end(String text, DatePicture picture, List<ValueNote> notes) {
    DatePicture.Fields fields = picture.read(text);
    if (fields == null) {
      return null;
    }
    boolean twoDigits = fields.century() < 0;
    int year = twoDigits ? nearestYear(fields.year()) : fields.century() * 100 + fields.year();
    int month = fields.month() < 0 ? 1 : fields.month();
    int dayOfMonth = fields.day() < 0 ? 1 : fields.day();
    if (!DatePicture.isDay(year, month, dayOfMonth)) {
      return null;
    }
    StringBuilder date = new StringBuilder(25);
    two(two(date, year / 100), year % 100);
    if (fields.month() >= 0) {
      two(date.append('-'), fields.month());
    }
    if (fields.day() >= 0) {
      two(date.append('-'), fields.day());
    }
    if (twoDigits) {
      notes.add(new ValueNote("PTL-VAL-012", text, date.toString()));
    }
    if (day && fields.isMidnight()) {
      notes.add(new ValueNote("PTL-VAL-013", text, date.toString()));
    } else if (fields.hasTime()) {
      two(date.append('T'), fields.hour());
      two(date.append(':'), Math.max(0, fields.minute()));
      two(date.append(':'), Math.max(0, fields.second()));
      date.append(offset(fields.zone(), notes));
    }
    return date.toString();
  }

  private static StringBuilder two(StringBuilder date, int number) {
    return date.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private String offset(String sent, List<ValueNote> notes) {
    if (sent.isEmpty()) {
      return zone;
    }
    if (sent.equals("UTC") || sent.equals("GMT") || sent.matches("[+-]0000")) {
      return "Z";
    }
    if (sent.matches("[+-][0-9]{4}")) {
      return sent.substring(0, 3) + ":" + sent.substring(3);
    }
    notes.add(new ValueNote("PTL-VAL-014", sent, "an offset"));
    return zone;
  }

  private int nearestYear(int twoDigits) {
    int century = receivedYear - Math.floorMod(receivedYear, 100);
    int year = century + twoDigits;
    if (year > receivedYear + 50) {
      return year - 100;
    }
    return year <= receivedYear - 50 ? year + 100 : year;
  }

  private static List<String> halves(String text) {
    String digits = text.replace("-", "");
    return digits.length() % 2 == 0 && text.length() - digits.length() <= 1
        ? List.of(digits.substring(0, digits.length() / 2), digits.substring(digits.length() / 2))
        : List.of();
  }
}

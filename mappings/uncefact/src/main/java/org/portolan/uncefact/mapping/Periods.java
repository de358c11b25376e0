package org.portolan.uncefact.mapping;

import java.util.Optional;
import org.portolan.uncefact.value.DateTimes;
import org.portolan.uncefact.value.Value;
import org.portolan.uncefact.value.Writing;

/** {@code period}: one element that says both ends of a period, which are two terms. */
final class Periods {
  static final String START = "/startDateTime";
  static final String END = "/endDateTime";

  /** A period's format, and the format of each of its ends. */
  private static final String[][] FORMATS = {{"718", "102"}, {"719", "203"}};

  private Periods() {}

  static boolean isPeriod(Rule rule) {
    return rule.as().equals("period");
  }

  /** The pointer of a rule's value, which for a period is that of its beginning. */
  static String first(Rule rule) {
    return isPeriod(rule) ? rule.canonical() + START : rule.canonical();
  }

  static String second(Rule rule) {
    return rule.canonical() + END;
  }

  /** Both ends in one text, with the format; empty where no format says both in full. */
  static Optional<Rendered> render(Value start, Value end, WriteRule rule) {
    for (String[] format : FORMATS) {
      if (rule.target().listsSecond(format[0])
          && DateTimes.write(start, format[1]) instanceof Writing.Written from
          && DateTimes.write(end, format[1]) instanceof Writing.Written to
          && from.note().isEmpty()
          && to.note().isEmpty()) {
        return Optional.of(Rendered.pair(from.text() + to.text(), format[0]));
      }
    }
    return Optional.empty();
  }
}

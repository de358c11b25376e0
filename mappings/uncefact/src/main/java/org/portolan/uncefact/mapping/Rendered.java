package org.portolan.uncefact.mapping;

import java.util.List;

/**
 * What says a value in a message.
 *
 * @param text the text, or the first of several
 * @param further those after it, where a long one is cut over the repeats of an element
 * @param second unit, currency or date format, where the rule takes a pair; else empty
 * @param component of the same element that says something besides; 0 where none does
 * @param beside what it says
 * @param loss what is said less than the value did; null where nothing is
 */
record Rendered(
    String text, List<String> further, String second, int component, String beside, Remark loss) {
  /**
   * A remark for the loss report.
   *
   * @param category truncated, transliterated, rounded or code-widened
   */
  record Remark(String category, String why) {}

  static Rendered of(String text) {
    return new Rendered(text, List.of(), "", 0, "", null);
  }

  /** A text cut into lines, of which there is at least one. */
  static Rendered of(List<String> lines) {
    return new Rendered(lines.get(0), lines.subList(1, lines.size()), "", 0, "", null);
  }

  static Rendered pair(String text, String second) {
    return new Rendered(text, List.of(), second, 0, "", null);
  }

  Rendered beside(int other, String says) {
    return new Rendered(text, further, second, other, says, loss);
  }

  Rendered losing(String category, String why) {
    return new Rendered(text, further, second, component, beside, new Remark(category, why));
  }

  boolean isExact() {
    return loss == null;
  }

  /** How many texts there are. */
  int size() {
    return 1 + further.size();
  }

  String text(int number) {
    return number == 0 ? text : further.get(number - 1);
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A text cut over the repeats of an element. It is cut at blanks, which a reader puts back; only a
 * word longer than a line is cut within.
 *
 * @param isWhole whether a reader gets the same text back
 */
record TextLines(List<String> lines, boolean isWhole) {
  static TextLines of(String text, int width, int most) {
    List<String> lines = new ArrayList<>();
    boolean whole = true;
    String rest = text;
    while (!rest.isEmpty() && lines.size() < most) {
      if (rest.length() <= width) {
        lines.add(rest);
        rest = "";
        break;
      }
      int blank = rest.lastIndexOf(' ', width);
      boolean atBlank = blank > 0 && most > 1;
      int cut = atBlank ? blank : width;
      if (Character.isHighSurrogate(rest.charAt(cut - 1))) {
        cut--;
      }
      lines.add(rest.substring(0, cut).strip());
      whole &= atBlank;
      rest = rest.substring(cut).strip();
    }
    return new TextLines(lines, whole && rest.isEmpty());
  }
}

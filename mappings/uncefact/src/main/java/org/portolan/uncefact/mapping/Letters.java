package org.portolan.uncefact.mapping;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.portolan.uncefact.edifact.Repertoire;

/** The characters of an interchange: what it has, and what comes nearest to what it has not. */
final class Letters {
  /** Letters that do not come apart into a letter and a mark. */
  private static final Map<String, String> NEAREST =
      Map.ofEntries(
          Map.entry("\u00df", "ss"),
          Map.entry("\u00c6", "AE"),
          Map.entry("\u00e6", "ae"),
          Map.entry("\u00d8", "O"),
          Map.entry("\u00f8", "o"),
          Map.entry("\u0152", "OE"),
          Map.entry("\u0153", "oe"),
          Map.entry("\u0110", "D"),
          Map.entry("\u0111", "d"),
          Map.entry("\u0141", "L"),
          Map.entry("\u0142", "l"),
          Map.entry("\u00de", "TH"),
          Map.entry("\u00fe", "th"),
          Map.entry("\u0131", "i"),
          Map.entry("\u2013", "-"),
          Map.entry("\u2014", "-"),
          Map.entry("\u2018", "'"),
          Map.entry("\u2019", "'"),
          Map.entry("\u201c", "\""),
          Map.entry("\u201d", "\""),
          Map.entry("\u2026", "..."),
          Map.entry("\u20ac", "EUR"));

  private final Repertoire repertoire;

  Letters(Repertoire repertoire) {
    this.repertoire = repertoire;
  }

  Repertoire repertoire() {
    return repertoire;
  }

  boolean have(String text) {
    return repertoire.has(text);
  }

  /** The text where the repertoire has it; else letter by letter what comes nearest, or "?". */
  String nearest(String text) {
    if (have(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(letter -> out.append(nearestTo(Character.toString(letter))));
    return out.toString();
  }

  private String nearestTo(String letter) {
    String plain = Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    for (String one : new String[] {letter, NEAREST.getOrDefault(letter, plain), plain}) {
      if (!one.isEmpty() && have(one)) {
        return one;
      }
      if (!one.isEmpty() && have(one.toUpperCase(Locale.ROOT))) {
        return one.toUpperCase(Locale.ROOT);
      }
    }
    return "?";
  }
}

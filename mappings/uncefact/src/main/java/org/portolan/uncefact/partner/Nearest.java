package org.portolan.uncefact.partner;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** The known name with the fewest changes, if those are not more than a third of it. */
  static Optional<String> to(String written, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> changes(written, name)))
        .filter(name -> changes(written, name) <= Math.max(1, name.length() / 3));
  }

  /** "x, probably meant" where there is such a name, else the names there are. */
  static String hint(String written, Collection<String> known) {
    return to(written, known)
        .map(name -> name + ", which is nearest")
        .orElseGet(() -> known.isEmpty() ? "none" : "one of " + String.join(", ", known));
  }

  /** Levenshtein's distance; the case of letters does not count. */
  private static int changes(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}

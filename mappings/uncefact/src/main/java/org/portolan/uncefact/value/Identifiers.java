package org.portolan.uncefact.value;

import java.util.Map;

/** Identifiers: trimmed, letters kept as they are, and what a few schemes demand besides. */
public final class Identifiers {
  private static final Map<Integer, String> TARIFFS = Map.of(4, "hs4", 6, "hs6", 8, "cn8");

  /** As long as a number of 14 digits. */
  private static final String ZEROS = "0".repeat(14);

  private Identifiers() {}

  /** An identifier of the named scheme ("" for none), in the form that scheme demands. */
  public static Reading id(String sent, String scheme) {
    return switch (scheme) {
      case "vat" -> plain(without(sent, false), scheme);
      case "gtin" -> gtin(sent);
      case "unlocode" -> locode(sent);
      default -> plain(sent.strip(), scheme);
    };
  }

  /**
   * A commodity code: digits only, in full length; its list is told by that length unless the
   * caller names one ({@code taric10} and {@code gacc10} look alike).
   *
   * @param list {@code hs4}, {@code hs6}, {@code cn8}, {@code taric10}, {@code gacc10} or null
   */
  public static Reading tariff(String sent, String list) {
    String digits = without(sent, true);
    int length = digits.length();
    if (length < 4 || length > 10 || length % 2 != 0 || !isDigits(digits)) {
      return Reading.refused("PTL-VAL-015", sent, "4, 6, 8 or 10 digits");
    }
    String byLength = TARIFFS.getOrDefault(digits.length(), "taric10");
    boolean fits = list != null && list.endsWith(Integer.toString(digits.length()));
    return Reading.taken(Value.code(digits, fits ? list : byLength));
  }

  private static Reading plain(String id, String scheme) {
    return id.isEmpty()
        ? Reading.refused("PTL-VAL-020", id, "an identifier")
        : Reading.taken(Value.id(id, scheme));
  }

  private static Reading gtin(String sent) {
    String digits = sent.strip();
    if (!isDigits(digits)
        || digits.length() != 8 && (digits.length() < 12 || digits.length() > 14)) {
      return Reading.refused("PTL-VAL-016", sent, "8, 12, 13 or 14 digits");
    }
    String padded = digits.length() == 14 ? digits : ZEROS.substring(digits.length()) + digits;
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += (padded.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    int check = (10 - sum % 10) % 10;
    Reading taken = Reading.taken(Value.id(padded, "gtin"));
    return check == padded.charAt(13) - '0'
        ? taken
        : taken.noting(new ValueNote("PTL-VAL-017", sent, "check digit " + check));
  }

  private static Reading locode(String sent) {
    String code = without(sent, false);
    return isLocode(code)
        ? Reading.taken(Value.id(code, "unlocode"))
        : Reading.refused("PTL-VAL-018", sent, "five characters such as NLRTM");
  }

  private static boolean isLocode(String code) {
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if ((c < 'A' || c > 'Z') && (i < 2 || c < '2' || c > '9')) {
        return false;
      }
    }
    return code.length() == 5;
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** A text without its blanks, tabs and line ends, and without points where they part digits. */
  private static String without(String text, boolean points) {
    StringBuilder kept = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dropped = c == ' ' || c >= '\t' && c <= '\r' || points && c == '.';
      if (dropped && kept == null) {
        kept = new StringBuilder(text.length()).append(text, 0, i);
      } else if (!dropped && kept != null) {
        kept.append(c);
      }
    }
    return kept == null ? text : kept.toString();
  }
}

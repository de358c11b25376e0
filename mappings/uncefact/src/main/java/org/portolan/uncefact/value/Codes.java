package org.portolan.uncefact.value;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Codes and their lists; a code changes list only where a table holds its one equal. */
public final class Codes {
  /** By the list converted from, the list converted to, and the code. */
  private static final Map<String, Map<String, Map<String, String>>> CONVERSIONS =
      ValueTables.keyed("conversions.psv", 3).values().stream()
          .collect(
              Collectors.groupingBy(
                  row -> row[0],
                  Collectors.groupingBy(
                      row -> row[2], Collectors.toMap(row -> row[1], row -> row[3]))));

  private static final Map<String, String> UNITS = equals("un6411", "rec20");

  /** By what names the scheme, and the name. */
  private static final Map<String, Map<String, String>> SCHEMES =
      ValueTables.keyed("schemes.psv", 2).values().stream()
          .collect(
              Collectors.groupingBy(row -> row[0], Collectors.toMap(row -> row[1], row -> row[2])));

  private Codes() {}

  /** A code of the named list, blanks at its ends dropped, nothing else touched. */
  public static Reading code(String sent, String list) {
    String code = sent.strip();
    if (code.isEmpty()) {
      return Reading.refused("PTL-VAL-020", sent, "a code of " + list);
    }
    if (list == null || list.isBlank()) {
      return Reading.refused("PTL-VAL-003", sent, "the list the code is taken from");
    }
    return Reading.taken(Value.code(code, list));
  }

  /** A code turned into its equal in another list, or kept under its own with a warning. */
  public static Reading converted(String sent, String from, String to) {
    if (from.equals(to)) {
      return code(sent, to);
    }
    String code = sent.strip();
    return equal(code, from, to)
        .map(equal -> Reading.taken(Value.code(equal, to)))
        .orElseGet(
            () -> code(code, from).noting(new ValueNote("PTL-VAL-021", code, "a code of " + to)));
  }

  /** The codes of one list that have their equal in another, each with it. */
  public static Map<String, String> equals(String from, String to) {
    return CONVERSIONS.getOrDefault(from, Map.of()).getOrDefault(to, Map.of());
  }

  /** The one code of list {@code to} that says the same as the code of list {@code from}. */
  public static Optional<String> equal(String code, String from, String to) {
    return Optional.ofNullable(equals(from, to).get(code));
  }

  /**
   * The scheme of an identifier by what names its issuer: {@code scheme("3055", "9")} is gln.
   *
   * @param where the element or register that names it: {@code 3055}, {@code 1153}, {@code 1131},
   *     {@code iso6523}
   */
  public static Optional<String> scheme(String where, String code) {
    return Optional.ofNullable(schemes(where).get(code));
  }

  /** The schemes that an element or register names, by its codes. */
  public static Map<String, String> schemes(String where) {
    return SCHEMES.getOrDefault(where, Map.of());
  }

  /** A unit of Rec 20 for a unit as sent in 6411; what has no equal stays as it is. */
  static String unit(String sent) {
    return UNITS.getOrDefault(sent, sent);
  }
}

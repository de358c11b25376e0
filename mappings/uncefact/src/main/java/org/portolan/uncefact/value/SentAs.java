package org.portolan.uncefact.value;

import java.util.Map;
import java.util.Optional;

/** The tables of codes and schemes run backwards: how a value is said to a partner. */
public final class SentAs {
  private static final Map<String, String[]> CONVERSIONS = ValueTables.keyed("conversions.psv", 3);
  private static final Map<String, String[]> SCHEMES = ValueTables.keyed("schemes.psv", 2);

  private SentAs() {}

  /** The one code of list {@code to} that a reader turns into this code of list {@code from}. */
  public static Optional<String> code(String code, String from, String to) {
    return CONVERSIONS.values().stream()
        .filter(row -> row[0].equals(to) && row[2].equals(from) && row[3].equals(code))
        .map(row -> row[1])
        .findFirst();
  }

  /**
   * The code that names a scheme.
   *
   * @param where the element or register that names it, as in {@code 3055}
   */
  public static Optional<String> scheme(String where, String scheme) {
    return SCHEMES.values().stream()
        .filter(row -> row[0].equals(where) && row[2].equals(scheme))
        .map(row -> row[1])
        .findFirst();
  }
}

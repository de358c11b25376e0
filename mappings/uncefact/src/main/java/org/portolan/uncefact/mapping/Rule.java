package org.portolan.uncefact.mapping;

/**
 * One line of a table, as written.
 *
 * @param id stable, never used again
 * @param direction {@code =}, {@code >}, {@code <}, {@code +}, {@code #} or {@code -}
 * @param where section and path of trigger segments
 * @param take the elements
 * @param canonical the pointer, absolute or relative to the nearest repeat; a reason for {@code -}
 * @param as type, list, conversion
 * @param when conditions; empty for always
 * @param origin file and line, for messages about the table
 * @param shared whether it stands in a block: it is then in force only where the message of a
 *     directory has its place, its elements and its codes
 */
record Rule(
    String id,
    char direction,
    String where,
    String take,
    String canonical,
    String as,
    String when,
    String origin,
    boolean shared) {
  /** A row of a table or an overlay itself. */
  Rule(
      String id,
      char direction,
      String where,
      String take,
      String canonical,
      String as,
      String when,
      String origin) {
    this(id, direction, where, take, canonical, as, when, origin, false);
  }

  /** The same rule with another type. */
  Rule as(String other) {
    return new Rule(id, direction, where, take, canonical, other, when, origin, shared);
  }
}

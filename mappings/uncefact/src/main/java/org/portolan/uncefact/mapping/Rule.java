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
 */
record Rule(
    String id,
    char direction,
    String where,
    String take,
    String canonical,
    String as,
    String when,
    String origin) {
  /** The same rule with another type. */
  Rule as(String other) {
    return new Rule(id, direction, where, take, canonical, other, when, origin);
  }
}

package org.portolan.uncefact.mapping;

import java.util.List;

/**
 * Changes to a table for some of its users.
 *
 * @param message the table that it is over
 * @param conditions all of them must hold; none for all messages of the type
 * @param changes the rows, in their order
 * @param text what it was read from
 */
record Overlay(
    String name,
    String version,
    String message,
    Level level,
    List<Condition> conditions,
    List<Change> changes,
    Agreed agreed,
    String text) {
  /** The condition that an agreement names the overlay. */
  static final String AGREED = "agreed";

  /** The order in which overlays are laid: a later one changes what an earlier one says. */
  enum Level {
    SECTOR,
    COUNTRY,
    PARTNER
  }

  /**
   * @param pattern a value; with {@code *} at its end the beginning of one
   */
  record Condition(String element, String pattern) {
    /** An agreement that names the overlay has answered what is asked of the partners. */
    boolean holds(Selection selection, boolean agreed) {
      if (element.equals(AGREED) || agreed && element.startsWith("UNB.")) {
        return agreed;
      }
      String value = selection.value(element);
      return pattern.endsWith("*")
          ? value.startsWith(pattern.substring(0, pattern.length() - 1))
          : value.equals(pattern);
    }
  }

  /**
   * @param kind {@code +} adds a row, {@code ~} replaces cells of one, {@code x} takes one away
   */
  record Change(char kind, Rule row) {}

  Overlay {
    conditions = List.copyOf(conditions);
    changes = List.copyOf(changes);
  }

  boolean isFor(Selection selection) {
    boolean agreed = selection.agreed().contains(name);
    return message.equals(selection.type())
        && conditions.stream().allMatch(condition -> condition.holds(selection, agreed));
  }
}

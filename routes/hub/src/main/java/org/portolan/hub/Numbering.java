package org.portolan.hub;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.portolan.publisher.db.Rows;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Place;
import org.portolan.uncefact.partner.Agreement;
import org.portolan.uncefact.partner.ControlNumbers;

/** Control numbers of both directions (UNB 0020), counted in the transaction that uses them. */
final class Numbering {
  private Numbering() {}

  /** Counts a partner's interchange that was taken; what its number tells. */
  static Optional<Finding> received(
      Connection c, Agreement agreement, Interchange interchange, Instant now) throws SQLException {
    ControlNumbers numbers = agreement.controlNumbers();
    if (numbers.received() == ControlNumbers.Received.ANY) {
      return Optional.empty();
    }
    Place place = new Place(0, "UNB", 5, 0, interchange.offset());
    OptionalLong number = ControlNumbers.number(interchange.controlReference());
    if (number.isEmpty()) {
      return Optional.of(
          Finding.of("PTL-AGR-008", place, interchange.controlReference(), "a number"));
    }
    long is = number.getAsLong();
    OptionalLong newest = newest(c, agreement.name(), "IN");
    if (newest.isEmpty()) {
      advance(c, agreement.name(), "IN", is);
      return Optional.empty();
    }
    long last = newest.getAsLong();
    if (fills(c, agreement.name(), is)) {
      return Optional.empty();
    }
    boolean again = is < last && is < numbers.last() / 10 && last > numbers.last() / 10 * 9;
    if (is <= last && !again) {
      return Optional.of(
          Finding.of(
              "PTL-AGR-008", place, interchange.controlReference(), "a number above " + last));
    }
    advance(c, agreement.name(), "IN", is);
    if (numbers.received() != ControlNumbers.Received.GAPLESS) {
      return Optional.empty();
    }
    // Numbers that began again lack what came before the end and what came after the beginning.
    Optional<Finding> before =
        gap(c, agreement, last + 1, again ? numbers.last() : is - 1, place, now);
    Optional<Finding> after = again ? gap(c, agreement, 1, is - 1, place, now) : Optional.empty();
    return before.or(() -> after);
  }

  private static Optional<Finding> gap(
      Connection c, Agreement agreement, long first, long until, Place place, Instant now)
      throws SQLException {
    if (first > until) {
      return Optional.empty();
    }
    keep(c, agreement.name(), first, until, now.toEpochMilli());
    return Optional.of(
        Finding.of(
            "PTL-AGR-007",
            place,
            "nothing of " + (first == until ? "" + first : first + " to " + until),
            "each number once"));
  }

  /** Numbers that are missing. */
  record Gap(long first, long last, long noticedAt) {}

  /** Whether a number was missing; then it is so no more. */
  private static boolean fills(Connection c, String agreement, long number) throws SQLException {
    Optional<Gap> gap =
        Rows.first(
            c,
            row -> new Gap(row.getLong(1), row.getLong(2), row.getLong(3)),
            "SELECT first_number, last_number, noticed_at FROM control_gap"
                + " WHERE agreement = ? AND first_number <= ? AND last_number >= ?",
            agreement,
            number,
            number);
    if (gap.isEmpty()) {
      return false;
    }
    Gap old = gap.get();
    Rows.change(
        c,
        "DELETE FROM control_gap WHERE agreement = ? AND first_number = ?",
        agreement,
        old.first());
    if (old.first() < number) {
      keep(c, agreement, old.first(), number - 1, old.noticedAt());
    }
    if (number < old.last()) {
      keep(c, agreement, number + 1, old.last(), old.noticedAt());
    }
    return true;
  }

  private static void keep(Connection c, String agreement, long first, long last, long at)
      throws SQLException {
    Rows.change(
        c,
        "INSERT INTO control_gap (agreement, first_number, last_number, noticed_at)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        agreement,
        first,
        last,
        at);
  }

  /** The next reference of ours for a partner. */
  static String next(Connection c, String agreement, ControlNumbers.Sent sent) throws SQLException {
    OptionalLong before = newest(c, agreement, "OUT");
    long number = before.isEmpty() ? sent.first() : sent.after(before.getAsLong());
    advance(c, agreement, "OUT", number);
    return sent.reference(number);
  }

  /** Held until the transaction ends, so that no two are given the same number. */
  private static OptionalLong newest(Connection c, String agreement, String direction)
      throws SQLException {
    List<Long> found =
        Rows.list(
            c,
            row -> row.getLong(1),
            "SELECT newest FROM control_number WHERE agreement = ? AND direction = ? FOR UPDATE",
            agreement,
            direction);
    return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.get(0));
  }

  private static void advance(Connection c, String agreement, String direction, long number)
      throws SQLException {
    int changed =
        Rows.change(
            c,
            "UPDATE control_number SET newest = ? WHERE agreement = ? AND direction = ?",
            number,
            agreement,
            direction);
    if (changed == 0) {
      Rows.change(
          c,
          "INSERT INTO control_number (agreement, direction, newest) VALUES (?, ?, ?)",
          agreement,
          direction,
          number);
    }
  }
}

package org.portolan.uncefact.partner;

import org.portolan.uncefact.finding.Level;

/**
 * Something in a file of agreements that cannot hold, or that somebody should look at.
 *
 * @param code a line of {@code complaints.psv}
 */
public record Complaint(
    String code, String file, int line, int column, String seen, String expected) {
  static Complaint of(String code, Spot spot, String seen, String expected) {
    return new Complaint(code, spot.file(), spot.line(), spot.column(), seen, expected);
  }

  public Level level() {
    return ComplaintTable.line(code).level();
  }

  public boolean isError() {
    return level() == Level.ERROR;
  }

  @Override
  public String toString() {
    ComplaintTable.Line line = ComplaintTable.line(code);
    return "%s:%d:%d: %s %s: %s. Seen: %s. Expected: %s. Next: %s"
        .formatted(
            file, this.line, column, line.level(), code, line.rule(), seen, expected, line.next());
  }
}

package org.portolan.uncefact.finding;

/**
 * Something that a message should not have, or should.
 *
 * @param code a line of {@code findings.psv}
 * @param level as the mode of reading makes it: a tolerant reader lowers some
 */
public record Finding(String code, Level level, Place place, String seen, String expected) {
  private static final int READABLE = 80;

  public Finding {
    seen = seen.length() <= READABLE ? seen : seen.substring(0, READABLE - 3) + "...";
  }

  /** A finding at the level that the table gives its code. */
  public static Finding of(String code, Place place, String seen, String expected) {
    return new Finding(code, FindingTable.line(code).level(), place, seen, expected);
  }

  public Finding at(Level lowered) {
    return new Finding(code, lowered, place, seen, expected);
  }

  /** What the code means. */
  public String meaning() {
    return FindingTable.line(code).meaning();
  }

  public String nextAction() {
    return FindingTable.line(code).nextAction();
  }

  /** The value of data element 0085 for a syntax version; empty where it has none. */
  public String syntaxError(int syntaxVersion) {
    FindingTable.Line line = FindingTable.line(code);
    return syntaxVersion < 4 ? line.syntaxError3() : line.syntaxError4();
  }

  @Override
  public String toString() {
    return level
        + " "
        + code
        + " at "
        + place
        + ": "
        + meaning()
        + ". Seen: "
        + seen
        + ". Expected: "
        + expected
        + ". Next: "
        + nextAction();
  }
}

package org.portolan.evidence;

import org.portolan.record.RecordRefused;

/**
 * Why something was not believed, in words that a person can act on.
 *
 * @param code stable, as in {@code PTL-ISS-001}; a line of {@code refusals.tsv}
 * @param rule what is asked, from the table
 * @param path where in what was given
 * @param seen what was there
 * @param expected what was asked there
 * @param nextAction what to do about it, from the table
 */
public record Refusal(
    String code, String rule, String path, String seen, String expected, String nextAction) {
  /** Looks the rule and the next action up; an unknown code is a defect of ours. */
  public static Refusal of(String code, String path, String seen, String expected) {
    RefusalTable.Line line = RefusalTable.line(code);
    return new Refusal(code, line.rule(), path, seen, expected, line.nextAction());
  }

  public static Refusal of(RecordRefused refused) {
    return of(refused.code(), refused.where(), refused.seen(), refused.expected());
  }

  @Override
  public String toString() {
    return code
        + ": "
        + rule
        + ". At "
        + path
        + ": "
        + seen
        + " seen, "
        + expected
        + " expected. Next: "
        + nextAction;
  }
}

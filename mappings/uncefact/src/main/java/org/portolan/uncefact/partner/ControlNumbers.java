package org.portolan.uncefact.partner;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How interchanges are numbered (UNB 0020).
 *
 * @param last the number after which the partner begins again at 1
 * @param sent our own numbering; empty where the hub gives references of its own
 */
public record ControlNumbers(Received received, long last, Optional<Sent> sent) {
  /** What the partner's references are. */
  public enum Received {
    /** Any text. */
    ANY,
    /** Each number is above the one before. */
    INCREASING,
    /** Each number is the one after the one before. */
    GAPLESS
  }

  /**
   * Our numbers for one partner.
   *
   * @param digits zeros fill them to so many; 0 for none
   */
  public record Sent(long first, long last, int digits) {
    /** The number after another; the first one again after the last. */
    public long after(long number) {
      return number >= last ? first : number + 1;
    }

    public String reference(long number) {
      return digits == 0 ? Long.toString(number) : ("%0" + digits + "d").formatted(number);
    }
  }

  /** The number that a reference of the partner is; empty where it is none. */
  public static OptionalLong number(String reference) {
    String digits = reference.strip();
    return digits.matches("[0-9]{1,14}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }
}

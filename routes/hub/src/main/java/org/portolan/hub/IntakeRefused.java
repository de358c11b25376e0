package org.portolan.hub;

import org.portolan.evidence.Refusal;

/** A message was not taken in; nothing of it is kept here, its bytes are where they were. */
public final class IntakeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  IntakeRefused(String code, String path, String seen, String expected) {
    this(Refusal.of(code, path, seen, expected));
  }

  private IntakeRefused(Refusal refusal) {
    super(refusal.toString());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }

  /** A message that is larger than its way in allows. */
  public static IntakeRefused tooLarge(String seen, long max) {
    return new IntakeRefused("PTL-INT-001", "byte " + max, seen, "at most " + max + " bytes");
  }

  /** Something in the intake folder that is no file of its own. */
  public static IntakeRefused notAFile(String name) {
    return new IntakeRefused("PTL-INT-003", name, "a link", "a plain file");
  }

  /** The disk or the database did not take it. */
  public static IntakeRefused notKept(String name, Exception cause) {
    return new IntakeRefused(
        "PTL-INT-004", name, String.valueOf(cause.getMessage()), "a hub that can write");
  }
}

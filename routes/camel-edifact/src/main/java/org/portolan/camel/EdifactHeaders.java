package org.portolan.camel;

/** Headers of an exchange: set where an interchange is read, asked where one is written. */
public final class EdifactHeaders {
  /** UNB 0004, with its qualifier after a colon. */
  public static final String SENDER = "EdifactSender";

  /** UNB 0010, with its qualifier after a colon. */
  public static final String RECIPIENT = "EdifactRecipient";

  /** UNB 0020. */
  public static final String CONTROL_REFERENCE = "EdifactControlReference";

  /** UNB 0035, true for a test. */
  public static final String TEST = "EdifactTest";

  /** UNH 0065, as in {@code INVOIC}. */
  public static final String MESSAGE_TYPE = "EdifactMessageType";

  /** UNH 0052 and 0054, as in {@code D.96A}. */
  public static final String DIRECTORY = "EdifactDirectory";

  /** What was found, a list of texts; where one was read whole. */
  public static final String FINDINGS = "EdifactFindings";

  private EdifactHeaders() {}
}

package org.portolan.uncefact.edifact;

/** How strictly a message is judged. */
public enum Mode {
  /** As the directory says; every finding at the level of its code. */
  STRICT,
  /**
   * What does not keep a message from being understood is a warning: lengths, unknown codes,
   * repetitions, empty segments.
   */
  TOLERANT
}

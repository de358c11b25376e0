package org.portolan.uncefact.finding;

/** How much a finding matters. */
public enum Level {
  /** The message, or the whole interchange, cannot be taken as it is. */
  ERROR,
  /** It can, and somebody should look. */
  WARNING,
  /** For the record. */
  NOTE
}

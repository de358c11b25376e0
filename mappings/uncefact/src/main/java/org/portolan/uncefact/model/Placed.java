package org.portolan.uncefact.model;

/** What became of a value that was put into a document. */
public enum Placed {
  /** The place was free; it holds the value now. */
  STORED,
  /** The place held the same value already. */
  SAME,
  /** The place holds another value, which stays; the new one belongs in the loss report. */
  CONFLICT,
  /** There is no such place: the element that it would belong to was not opened. */
  NOWHERE
}

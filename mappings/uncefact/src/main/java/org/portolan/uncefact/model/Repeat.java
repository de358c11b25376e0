package org.portolan.uncefact.model;

/** How often a term stands at its place, and whether the order of its repeats means anything. */
public enum Repeat {
  /** At most once. */
  ONCE,
  /** Repeats in the order of the source. */
  LIST,
  /** Repeats without order: sorted by the bytes of their entries, so that every source agrees. */
  SET
}

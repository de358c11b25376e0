package org.portolan.uncefact.mapping;

/** A table cannot be used as it is written. */
public final class TableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TableException(String origin, String seen, String expected) {
    super(origin + ": " + seen + " seen, " + expected + " expected");
  }
}

package org.portolan.uncefact.codelist;

/** A file dropped in by an operator that is not a whole code list. */
public final class UnusableCodeList extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableCodeList(Object file, String seen, String todo) {
    super("PTL-LST-001: %s: %s. %s".formatted(file, seen, todo));
  }
}

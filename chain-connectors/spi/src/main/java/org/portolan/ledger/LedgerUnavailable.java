package org.portolan.ledger;

/** The ledger cannot be reached or asked now; the same call may go through later. */
public final class LedgerUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LedgerUnavailable(String what, Throwable cause) {
    super(what, cause);
  }
}

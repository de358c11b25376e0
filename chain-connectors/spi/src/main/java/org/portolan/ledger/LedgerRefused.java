package org.portolan.ledger;

import org.portolan.evidence.Refusal;

/** The ledger refuses a command for good, with the reason. */
public final class LedgerRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public LedgerRefused(Refusal refusal) {
    super(refusal.toString());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}

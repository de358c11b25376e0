package org.portolan.ledger.contract;

import org.opentest4j.TestAbortedException;

/** A case that a ledger declares it cannot do, or its fixture cannot bring about. */
final class Missing extends TestAbortedException {
  private static final long serialVersionUID = 1L;

  private final String what;

  Missing(String what) {
    super(what);
    this.what = what;
  }

  String what() {
    return what;
  }
}

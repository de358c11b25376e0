package org.portolan.ledger.contract;

import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.Statement;
import org.portolan.record.bundle.StatementPart.SignaturePart;

/** An attestor that signs whatever the suite asks it to. */
public interface TestAttestor {
  /** How an epoch names it. */
  AttestorEntry entry();

  SignaturePart sign(Statement statement);
}

package org.portolan.ledger.contract;

import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.ledger.Ledger;

/** A real ledger of one family, for a test. */
public interface LedgerFixture extends AutoCloseable {
  /** Opens a connection to the same ledger; the one before was closed, or its process killed. */
  Ledger open();

  EvidenceVerifier verifier();

  /** What a verifier believes of this ledger. */
  TrustEpoch epoch();
}

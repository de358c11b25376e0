package org.portolan.ledger;

import org.portolan.record.Bytes32;

/** A registry on a ledger, opened. Safe for several threads. */
public interface Ledger extends LedgerReader {
  /** Who this connection's account is as a publisher. */
  Bytes32 publisher();

  Capabilities capabilities();

  Transactor transactor();

  Follower follower();

  RecognitionView recognitions();
}

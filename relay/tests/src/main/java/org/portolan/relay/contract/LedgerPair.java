package org.portolan.relay.contract;

import java.nio.file.Path;
import java.time.Clock;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.ledger.Ledger;
import org.portolan.record.HashAlgorithm;

/**
 * Two real ledgers for a lane to run between. A process that is killed and started again opens the
 * same two by the same folder: an implementation has a constructor without arguments.
 */
public interface LedgerPair {
  Opened open(Path folder, Clock clock);

  /** Whoever may say whom a destination believes. */
  interface TrustChange {
    /** Comes back once the trust file is in force for good; where it is already, at once. */
    void putInForce(Ledger destination, TrustFile trust);
  }

  /**
   * Connections to both.
   *
   * @param algorithm of the source's records
   * @param verifier of the source's evidence
   * @param governor who changes the destination's trust
   */
  record Opened(
      Ledger source,
      Ledger destination,
      EvidenceVerifier verifier,
      HashAlgorithm algorithm,
      TrustChange governor)
      implements AutoCloseable {
    @Override
    public void close() {
      source.close();
      destination.close();
    }
  }
}

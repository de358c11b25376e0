package org.portolan.relay.contract;

import java.nio.file.Path;
import java.time.Clock;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.ledger.Ledger;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.cose.Signer;
import org.portolan.record.json.Json;

/**
 * Two real ledgers for a lane to run between. A process that is killed and started again opens the
 * same two by the same folder: an implementation has a constructor without arguments.
 */
public interface LedgerPair {
  Opened open(Path folder, Clock clock);

  /**
   * Connections to both.
   *
   * @param algorithm of the source's records
   * @param trust what a verifier believes of the source: its epoch's {@code ledger} member
   * @param governor whose signature changes the destination's trust
   */
  record Opened(
      Ledger source,
      Ledger destination,
      EvidenceVerifier verifier,
      HashAlgorithm algorithm,
      Json.Obj trust,
      Signer governor)
      implements AutoCloseable {
    @Override
    public void close() {
      source.close();
      destination.close();
    }
  }
}

package org.portolan.ledger;

import java.time.Clock;
import java.util.Map;
import org.portolan.record.cose.Signer;

/**
 * A family of ledgers, found by {@link java.util.ServiceLoader}. Nothing of a family is touched
 * until a network of its namespace is configured.
 */
public interface LedgerFamily {
  /** The CAIP-2 namespace: {@code tlog}, {@code eip155}, {@code fabric}, {@code corda}. */
  String namespace();

  /**
   * @param settings what this family's documentation names; an unknown or missing one is refused
   * @param account who anchors and pays on this ledger
   */
  Ledger open(Map<String, String> settings, Signer account, Clock clock);
}

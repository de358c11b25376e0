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

  /**
   * Opens what an attestor needs: endpoints to read from, without an account.
   *
   * @param settings as for {@link #open}, less those of the account
   */
  default LedgerReader read(Map<String, String> settings, Clock clock) {
    throw new IllegalArgumentException(
        "the connector for " + namespace() + " cannot read without an account yet");
  }
}

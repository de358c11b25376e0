package org.portolan.ledger;

import java.util.Optional;

/**
 * Writes to a ledger in steps that survive a crash at any of them: prepare, let the caller store
 * the bytes, send, ask. A signed transaction that was stored can be sent again; one that was only
 * in memory could be signed twice with another nonce.
 */
public interface Transactor {
  /**
   * Signs, and sends nothing.
   *
   * @throws LedgerRefused where the ledger would refuse it for good
   * @throws LedgerUnavailable where it cannot be told now
   */
  Prepared prepare(Command command);

  /** Sends what was prepared; sending it again does no harm. */
  void send(Prepared prepared);

  /** What became of it. {@link Outcome.Unknown} never means that it failed. */
  Outcome outcome(Prepared prepared);

  /**
   * The same deed signed anew, for a transaction that is stuck or lost; sends nothing. The caller
   * stores it in the place of the first, of which it remembers what asking for it takes.
   *
   * @return what was given where nothing would be better: the deed is done, or nothing can be
   */
  Prepared replace(Prepared prepared);

  /** Whether the ledger holds the deed of this key, whoever sent it. */
  Optional<Outcome.Final> find(CommandKey key);
}

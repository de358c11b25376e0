package org.portolan.relay.simulation;

/**
 * Where a relay can be interrupted: before and after each transaction and each word with a ledger.
 */
@FunctionalInterface
interface Moments {
  /**
   * Time passes, others act.
   *
   * @throws Crash where the relay dies here
   */
  void at(String where);
}

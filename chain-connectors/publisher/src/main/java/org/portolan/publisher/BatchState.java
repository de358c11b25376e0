package org.portolan.publisher;

/** How far a batch is. */
public enum BatchState {
  /** Its root is fixed under its ordinal. */
  BUILT,
  /** The signed transaction is stored. */
  PREPARED,
  /** It was sent at least once. */
  SENT,
  /** The ledger has it for good. */
  ANCHORED
}

package org.portolan.relay.send;

/** How far a command is that goes out to a ledger. */
public enum TxState {
  /** Its signed bytes are stored; whether they were sent only the ledger knows. */
  PREPARED,
  /** It was sent at least once. */
  SENT,
  /** The ledger has it for good. */
  FINAL,
  /** The ledger refused it for good. */
  REJECTED,
  /** The same deed was signed anew. */
  REPLACED
}

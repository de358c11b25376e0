package org.portolan.ledger;

import org.portolan.evidence.Refusal;
import org.portolan.record.Bytes32;

/** What became of a transaction. */
public sealed interface Outcome {
  /** Sent, and not yet final. */
  record Pending() implements Outcome {}

  /**
   * Done, for good by the ledger's own finality.
   *
   * @param height of the ledger
   * @param time UTC seconds, as the ledger tells it
   */
  record Final(Bytes32 position, Bytes32 anchorHash, long height, long time) implements Outcome {}

  /** Refused for good. */
  record Rejected(Refusal refusal) implements Outcome {}

  /**
   * The ledger does not know it, or cannot be asked; it may still be done.
   *
   * @param lost whether these bytes can no longer bring it about, because their place went to
   *     another transaction: {@link Transactor#replace} signs the deed anew
   */
  record Unknown(String why, boolean lost) implements Outcome {
    public Unknown(String why) {
      this(why, false);
    }
  }
}

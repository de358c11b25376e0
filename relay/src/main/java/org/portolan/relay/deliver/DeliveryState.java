package org.portolan.relay.deliver;

/** How far a delivery is. */
public enum DeliveryState {
  /** The source's follower told of the anchor. */
  DISCOVERED,
  /** The ledger's own evidence is stored. */
  EVIDENCED,
  /** Enough organisations' attestors signed. */
  ATTESTED,
  /** The signed command for the destination is stored. */
  PREPARED,
  /** It was sent at least once. */
  SUBMITTED,
  /** The destination holds the batch. */
  ACCEPTED,
  /** And every record of it that asks for a recognition of its own and can have one. */
  RECOGNIZED,
  /** Refused for good; the reason says why and what to do. */
  REFUSED,
  /** The lane's time limit was over before anything was signed for the destination. */
  EXPIRED;

  /** Of every state that is an end, for SQL. */
  static final String ENDS = "('RECOGNIZED', 'REFUSED', 'EXPIRED')";

  public boolean isEnd() {
    return this == RECOGNIZED || this == REFUSED || this == EXPIRED;
  }

  /** Whether the destination may have been told already. */
  public boolean mayHaveBeenSent() {
    return compareTo(PREPARED) >= 0;
  }
}

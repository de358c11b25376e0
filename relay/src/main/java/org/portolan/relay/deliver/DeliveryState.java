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
  /** The destination holds the batch and every record of it that asks for a recognition. */
  RECOGNIZED,
  /** Refused for good; the reason says why and what to do. */
  REFUSED;

  public boolean isEnd() {
    return this == RECOGNIZED || this == REFUSED;
  }
}

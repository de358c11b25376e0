package org.portolan.relay.store;

/** Another replica works the lane now; nothing of this transaction is there. */
public final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLost(String holder) {
    super("the lane is no longer " + holder + "'s to work");
  }
}

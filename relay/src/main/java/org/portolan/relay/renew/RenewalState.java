package org.portolan.relay.renew;

/** How far a publisher's newest status is on its way to a lane's destination. */
public enum RenewalState {
  /** The destination has what there is, or nothing of this publisher. */
  RESTING,
  /** Attestors signed the status; some of its endings may have arrived. */
  ATTESTED,
  /** A command with the next of its endings is stored, and may have been sent. */
  PREPARED
}

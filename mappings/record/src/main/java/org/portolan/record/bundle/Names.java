package org.portolan.record.bundle;

import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.Form;
import org.portolan.record.IssuerIdentity;
import org.portolan.record.NetworkIdentity;

/** Whom and what a bundle speaks of; a trust file decides whether they are known. */
public record Names(
    NetworkIdentity network, IssuerIdentity issuer, Form form, Optional<LaneNames> lane) {
  /** The destination side of the lane that the statements are for. */
  public record LaneNames(
      NetworkIdentity destinationNetwork, Bytes32 destinationRegistry, Bytes32 policy) {}
}

package org.portolan.evidence.fabric.msp;

import org.portolan.record.cose.VerificationKey;

/**
 * A peer whose certificate its organisation's MSP vouches for.
 *
 * @param msp its organisation
 * @param key P-256
 * @param from UTC seconds from which every certificate of its chain is valid
 * @param until UTC seconds until which each is
 */
public record Endorser(String msp, VerificationKey key, long from, long until) {
  public boolean validAt(long time) {
    return from <= time && time <= until;
  }
}

package org.portolan.evidence.fabric.kit;

import org.portolan.evidence.fabric.message.Identity;
import org.portolan.record.Bytes;

/**
 * @param certificate DER
 */
public record TestMember(String msp, byte[] certificate, TestKey key) {
  public byte[] identity() {
    return new Identity(msp, certificate).encode();
  }

  /** As an endorser signs. */
  public byte[] endorse(byte[] answer) {
    return key.sign(Bytes.join(answer, identity()));
  }
}

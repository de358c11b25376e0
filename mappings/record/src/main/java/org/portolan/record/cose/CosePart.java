package org.portolan.record.cose;

import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborWriter;

/** One signature of a COSE message over a payload that the message does not carry. */
public final class CosePart {
  private final String context;
  private final byte[] protectedHeader;
  private final ProtectedHeader header;
  private final byte[] signature;

  CosePart(String context, byte[] protectedHeader, byte[] signature) {
    this.context = context;
    this.protectedHeader = protectedHeader;
    this.header = ProtectedHeader.decode(protectedHeader);
    this.signature = signature;
  }

  /** The algorithm's number, as it stands in the protected header; -19 is read as -8. */
  public long algNumber() {
    return header.alg() == -19 ? -8 : header.alg();
  }

  /** The name of the key that the message says signed. */
  public Bytes32 kid() {
    return header.kid();
  }

  byte[] signature() {
    return signature;
  }

  /** Whether {@code key} made this signature, in this kind of message, over the payload. */
  public boolean verifies(VerificationKey key, byte[] payload) {
    return Alg.ofNumber(header.alg()).filter(alg -> alg == key.alg()).isPresent()
        && header.kid().equals(key.keyId())
        && key.verifies(toBeSigned(payload), signature);
  }

  /** What was signed where the payload is this one: a Sig_structure, RFC 9052 section 4.4. */
  public byte[] toBeSigned(byte[] payload) {
    return toBeSigned(context, protectedHeader, payload);
  }

  /** RFC 9052 section 4.4; the context keeps a half of a COSE_Sign from passing as a COSE_Sign1. */
  static byte[] toBeSigned(String context, byte[] protectedHeader, byte[] payload) {
    boolean ofMany = context.equals(CoseSign.CONTEXT);
    CborWriter out = new CborWriter().array(ofMany ? 5 : 4).text(context);
    if (ofMany) {
      out.bytes(new byte[0]);
    }
    return out.bytes(protectedHeader).bytes(new byte[0]).bytes(payload).toByteArray();
  }
}

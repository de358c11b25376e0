package org.portolan.record.cose;

import java.util.Arrays;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * COSE_Sign1, tag 18, as the format fixes it: protected {1: alg, 4: kid}, nothing unprotected, no
 * external data. The payload is detached (nil) unless the format says otherwise.
 */
public final class CoseSign1 {
  /** Tag 18, which no other message of the format begins with. */
  public static final int FIRST_BYTE = 0xd2;

  private static final String CONTEXT = "Signature1";

  private final byte[] encoded;
  private final CosePart part;
  private final byte[] payload;

  private CoseSign1(byte[] encoded, CosePart part, byte[] payload) {
    this.encoded = encoded;
    this.part = part;
    this.payload = payload;
  }

  /** Signs {@code payload} and leaves it out of the message. */
  public static byte[] signDetached(Signer signer, byte[] payload) {
    return sign(signer, payload, false);
  }

  /** Signs {@code payload} and carries it. */
  public static byte[] signAttached(Signer signer, byte[] payload) {
    return sign(signer, payload, true);
  }

  private static byte[] sign(Signer signer, byte[] payload, boolean attached) {
    byte[] header = ProtectedHeader.encode(signer.algNumber(), signer.keyId());
    byte[] signature = signer.sign(CosePart.toBeSigned(CONTEXT, header, payload));
    CborWriter out = new CborWriter().tag(18).array(4).bytes(header).map(0);
    return (attached ? out.bytes(payload) : out.nil()).bytes(signature).toByteArray();
  }

  /** Strict: any other encoding, header or tag is refused with the offset. */
  public static CoseSign1 parse(byte[] message) {
    CborReader in = new CborReader(message);
    in.require(in.tag() == 18, "tag 18, COSE_Sign1");
    in.require(in.array() == 4, "an array of 4");
    byte[] header = in.bytes();
    in.require(in.map() == 0, "an empty unprotected header");
    byte[] payload = in.nil() ? null : in.bytes();
    byte[] signature = in.bytes();
    in.end();
    return new CoseSign1(message.clone(), new CosePart(CONTEXT, header, signature), payload);
  }

  /** The number in the protected header; -19 is read as -8. */
  public long algNumber() {
    return part.algNumber();
  }

  /** The name of the key that the message says signed it. */
  public Bytes32 kid() {
    return part.kid();
  }

  public Optional<byte[]> payload() {
    return Optional.ofNullable(payload).map(byte[]::clone);
  }

  public byte[] encoded() {
    return encoded.clone();
  }

  /** The signature; refuses a message that carries its payload where the caller has to know it. */
  public CosePart requireDetached() {
    if (payload != null) {
      throw new RecordRefused("PTL-CBR-001", "payload", "a payload", "nil, a detached payload");
    }
    return part;
  }

  /** Whether {@code key} signed the payload that the caller rebuilt. */
  public boolean verifiesDetached(VerificationKey key, byte[] rebuilt) {
    return payload == null && part.verifies(key, rebuilt);
  }

  /** Whether {@code key} signed the payload that the message carries. */
  public boolean verifiesAttached(VerificationKey key) {
    return payload != null && part.verifies(key, payload);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoseSign1 that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }
}

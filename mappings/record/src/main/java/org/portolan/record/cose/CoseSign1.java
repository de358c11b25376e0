package org.portolan.record.cose;

import java.util.Arrays;
import java.util.Optional;
import org.portolan.record.Bytes32;
import org.portolan.record.cbor.CborReader;
import org.portolan.record.cbor.CborWriter;

/**
 * COSE_Sign1, tag 18, as the format fixes it: protected {1: alg, 4: kid}, nothing unprotected, no
 * external data. The payload is detached (nil) unless the format says otherwise.
 */
public final class CoseSign1 {
  private final byte[] encoded;
  private final byte[] protectedHeader;
  private final long algNumber;
  private final Bytes32 kid;
  private final byte[] payload;
  private final byte[] signature;

  private CoseSign1(
      byte[] encoded,
      byte[] protectedHeader,
      long algNumber,
      Bytes32 kid,
      byte[] payload,
      byte[] signature) {
    this.encoded = encoded;
    this.protectedHeader = protectedHeader;
    this.algNumber = algNumber;
    this.kid = kid;
    this.payload = payload;
    this.signature = signature;
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
    byte[] header = ProtectedHeader.encode(signer.alg(), signer.keyId());
    byte[] signature = signer.sign(toBeSigned(header, payload));
    CborWriter out = new CborWriter().tag(18).array(4).bytes(header).map(0);
    return (attached ? out.bytes(payload) : out.nil()).bytes(signature).toByteArray();
  }

  /** Strict: any other encoding, header or tag is refused with the offset. */
  public static CoseSign1 parse(byte[] message) {
    CborReader in = new CborReader(message);
    in.require(in.tag() == 18, "tag 18, COSE_Sign1");
    in.require(in.array() == 4, "an array of 4");
    byte[] header = in.bytes();
    ProtectedHeader read = ProtectedHeader.decode(header);
    in.require(in.map() == 0, "an empty unprotected header");
    byte[] payload = in.nil() ? null : in.bytes();
    byte[] signature = in.bytes();
    in.end();
    return new CoseSign1(message.clone(), header, read.alg(), read.kid(), payload, signature);
  }

  private static byte[] toBeSigned(byte[] header, byte[] payload) {
    return new CborWriter()
        .array(4)
        .text("Signature1")
        .bytes(header)
        .bytes(new byte[0])
        .bytes(payload)
        .toByteArray();
  }

  /** The number in the protected header, as it stands there. */
  public long algNumber() {
    return algNumber;
  }

  /** The name of the key that the message says signed it. */
  public Bytes32 kid() {
    return kid;
  }

  public Optional<byte[]> payload() {
    return Optional.ofNullable(payload).map(byte[]::clone);
  }

  public byte[] encoded() {
    return encoded.clone();
  }

  /** Whether {@code key} signed the payload that the caller rebuilt. */
  public boolean verifiesDetached(VerificationKey key, byte[] rebuilt) {
    return payload == null && verifies(key, rebuilt);
  }

  /** Whether {@code key} signed the payload that the message carries. */
  public boolean verifiesAttached(VerificationKey key) {
    return payload != null && verifies(key, payload);
  }

  private boolean verifies(VerificationKey key, byte[] signed) {
    return Alg.ofNumber(algNumber).filter(alg -> alg == key.alg()).isPresent()
        && kid.equals(key.keyId())
        && key.verifies(toBeSigned(protectedHeader, signed), signature);
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

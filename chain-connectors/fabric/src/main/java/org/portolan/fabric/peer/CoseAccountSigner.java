package org.portolan.fabric.peer;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.portolan.record.cose.Signer;

/**
 * The hub's own P-256 signer as Fabric's: r and s become DER, and s the smaller of its two values,
 * which peers insist on.
 */
public record CoseAccountSigner(Signer signer) implements MessageSigner {
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  @Override
  public byte[] sign(byte[] message) {
    byte[] raw = signer.sign(message);
    BigInteger r = new BigInteger(1, Arrays.copyOf(raw, raw.length / 2));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(raw, raw.length / 2, raw.length));
    ASN1EncodableVector pair = new ASN1EncodableVector();
    pair.add(new ASN1Integer(r));
    pair.add(new ASN1Integer(s.compareTo(ORDER.shiftRight(1)) > 0 ? ORDER.subtract(s) : s));
    try {
      return new DERSequence(pair).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a signature that is no pair of numbers", e);
    }
  }
}

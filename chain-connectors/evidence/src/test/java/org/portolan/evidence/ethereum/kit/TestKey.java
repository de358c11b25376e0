package org.portolan.evidence.ethereum.kit;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.portolan.evidence.crypto.Keccak256;
import org.portolan.evidence.crypto.Secp256k1;
import org.portolan.record.Bytes32;

/** A secp256k1 key of a test: its secret is its number. */
public record TestKey(BigInteger secret) {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  public static final BigInteger ORDER = CURVE.getN();

  public static TestKey number(int number) {
    return new TestKey(BigInteger.valueOf(number));
  }

  public Bytes32 address() {
    ECPoint point = CURVE.getG().multiply(secret).normalize();
    byte[] hash = Keccak256.hash(Arrays.copyOfRange(point.getEncoded(false), 1, 65)).toByteArray();
    return Bytes32.leftPadded(Arrays.copyOfRange(hash, 12, 32));
  }

  /** r || s || parity, s in the lower half. */
  public byte[] sign(Bytes32 digest) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, new ECDomainParameters(CURVE)));
    BigInteger[] pair = signer.generateSignature(digest.toByteArray());
    BigInteger s = pair[1].min(ORDER.subtract(pair[1]));
    byte[] signature = new byte[65];
    word(pair[0]).copyTo(signature, 0);
    word(s).copyTo(signature, 32);
    if (Secp256k1.signer(digest, signature).filter(address()::equals).isEmpty()) {
      signature[64] = 1;
    }
    return signature;
  }

  private static Bytes32 word(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes.length > 32 ? 1 : 0;
    return Bytes32.leftPadded(Arrays.copyOfRange(bytes, sign, bytes.length));
  }
}

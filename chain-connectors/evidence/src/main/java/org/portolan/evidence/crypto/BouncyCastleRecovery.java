package org.portolan.evidence.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** SEC 1 section 4.1.6 on BouncyCastle's curve: Q = (s R - z G) / r. */
final class BouncyCastleRecovery implements KeyRecovery {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");

  @Override
  public String name() {
    return "BouncyCastle";
  }

  @Override
  public Optional<byte[]> publicKey(byte[] digest, byte[] signature, int parity) {
    byte[] compressed = new byte[33];
    compressed[0] = (byte) (2 + parity);
    System.arraycopy(signature, 0, compressed, 1, 32);
    ECPoint r;
    try {
      r = CURVE.getCurve().decodePoint(compressed);
    } catch (IllegalArgumentException e) {
      // No point of the curve has this x.
      return Optional.empty();
    }
    BigInteger n = CURVE.getN();
    BigInteger inverse = new BigInteger(1, Arrays.copyOf(signature, 32)).modInverse(n);
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    BigInteger z = new BigInteger(1, digest);
    ECPoint key =
        ECAlgorithms.sumOfTwoMultiplies(
                CURVE.getG(), inverse.multiply(z.negate()).mod(n), r, inverse.multiply(s).mod(n))
            .normalize();
    return key.isInfinity()
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(key.getEncoded(false), 1, 65));
  }
}

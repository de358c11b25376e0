package org.portolan.ethereum.contract;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;

/**
 * The key on P-256 that made a signature, found by its name. A contract is told key and signature,
 * a COSE message holds the signature and the key's name, and the key follows from both: SEC 1
 * section 4.1.6, Q = (s R - z G) / r.
 */
final class P256Recovery {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");

  /** What stands before x and y in a SubjectPublicKeyInfo. */
  private static final byte[] SPKI =
      Hex.decode("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  private P256Recovery() {}

  /**
   * @param kid SHA-256 of the key's SubjectPublicKeyInfo
   * @param digest SHA-256 of what was signed
   * @param signature r and s
   * @return x and y; empty where no key of that name signed this
   */
  static Optional<byte[]> key(Bytes32 kid, Bytes32 digest, byte[] signature) {
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    if (r.signum() == 0 || r.compareTo(CURVE.getN()) >= 0) {
      return Optional.empty();
    }
    return IntStream.of(0, 1)
        .mapToObj(parity -> point(signature, parity))
        .flatMap(Optional::stream)
        .map(point -> key(point, r, s, new BigInteger(1, digest.toByteArray())))
        .filter(key -> Sha256.hash(Bytes.join(SPKI, key)).equals(kid))
        .findFirst();
  }

  private static Optional<ECPoint> point(byte[] signature, int parity) {
    byte[] compressed = new byte[33];
    compressed[0] = (byte) (2 + parity);
    System.arraycopy(signature, 0, compressed, 1, 32);
    try {
      return Optional.of(CURVE.getCurve().decodePoint(compressed));
    } catch (IllegalArgumentException e) {
      // No point of the curve has this x.
      return Optional.empty();
    }
  }

  private static byte[] key(ECPoint point, BigInteger r, BigInteger s, BigInteger z) {
    BigInteger n = CURVE.getN();
    BigInteger inverse = r.modInverse(n);
    ECPoint key =
        ECAlgorithms.sumOfTwoMultiplies(
                CURVE.getG(),
                inverse.multiply(z.negate()).mod(n),
                point,
                inverse.multiply(s).mod(n))
            .normalize();
    return key.isInfinity() ? new byte[0] : Arrays.copyOfRange(key.getEncoded(false), 1, 65);
  }
}

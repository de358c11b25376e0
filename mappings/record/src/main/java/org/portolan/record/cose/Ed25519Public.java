package org.portolan.record.cose;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.portolan.record.Bytes32;

/**
 * The curve of RFC 8032 section 5.1, as far as the strict rules for keys and signatures need it:
 * canonical encodings, small order, and the public key of a secret. Plain affine arithmetic; it
 * runs once for a key, and no secret passes through it but in {@link #spkiOf}, which tests and key
 * imports call.
 */
final class Ed25519Public {
  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final BigInteger ROOT_OF_MINUS_ONE =
      BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
  private static final byte[] SPKI = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private record Point(BigInteger x, BigInteger y) {}

  private static final Point IDENTITY = new Point(BigInteger.ZERO, BigInteger.ONE);

  private static final int MOST_REMEMBERED = 4_096;
  private static final Set<Bytes32> STRICT = remembered();

  private Ed25519Public() {}

  /** The 32 bytes of the key inside its one possible DER, or null for any other DER. */
  static byte[] rawOf(byte[] spki) {
    boolean shaped =
        spki.length == SPKI.length + 32
            && Arrays.equals(spki, 0, SPKI.length, SPKI, 0, SPKI.length);
    return shaped ? Arrays.copyOfRange(spki, SPKI.length, spki.length) : null;
  }

  /**
   * Canonically encoded, on the curve, and not of small order. To find that out costs several times
   * what a signature does, so keys that passed are remembered, as many as anybody meets.
   */
  static boolean isStrictKey(byte[] raw) {
    Bytes32 name = Bytes32.of(raw);
    if (STRICT.contains(name)) {
      return true;
    }
    Point point = decode(raw);
    boolean strict = point != null && !multiply(point, BigInteger.valueOf(8)).equals(IDENTITY);
    if (strict) {
      STRICT.add(name);
    }
    return strict;
  }

  private static Set<Bytes32> remembered() {
    return Collections.synchronizedSet(
        Collections.newSetFromMap(
            new LinkedHashMap<>() {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<Bytes32, Boolean> eldest) {
                return size() > MOST_REMEMBERED;
              }
            }));
  }

  /** R decodes canonically and S is below the order of the group. */
  static boolean isStrictSignature(byte[] signature) {
    return signature.length == 64
        && number(Arrays.copyOfRange(signature, 32, 64)).compareTo(L) < 0
        && isCanonicalY(Arrays.copyOf(signature, 32));
  }

  /** The encoding has one spelling; whether the point exists, the verification itself tells. */
  private static boolean isCanonicalY(byte[] raw) {
    byte[] copy = raw.clone();
    boolean sign = (copy[31] & 0x80) != 0;
    copy[31] &= 0x7f;
    BigInteger y = number(copy);
    boolean xIsZero = y.equals(BigInteger.ONE) || y.equals(P.subtract(BigInteger.ONE));
    return y.compareTo(P) < 0 && !(sign && xIsZero);
  }

  static byte[] spkiOf(byte[] secret) {
    try {
      byte[] a = Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(secret), 32);
      a[0] &= (byte) 0xf8;
      a[31] &= 0x7f;
      a[31] |= 0x40;
      byte[] fourFifths =
          little(BigInteger.valueOf(4).multiply(inverse(BigInteger.valueOf(5))).mod(P));
      Point key = multiply(decode(fourFifths), number(a));
      byte[] raw = little(key.y());
      if (key.x().testBit(0)) {
        raw[31] |= (byte) 0x80;
      }
      byte[] spki = Arrays.copyOf(SPKI, SPKI.length + 32);
      System.arraycopy(raw, 0, spki, SPKI.length, 32);
      return spki;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 8032 section 5.1.3; null where there is no such point or it is spelled otherwise. */
  private static Point decode(byte[] raw) {
    if (raw.length != 32 || !isCanonicalY(raw)) {
      return null;
    }
    byte[] copy = raw.clone();
    boolean odd = (copy[31] & 0x80) != 0;
    copy[31] &= 0x7f;
    BigInteger y = number(copy);
    BigInteger y2 = y.multiply(y).mod(P);
    BigInteger u = y2.subtract(BigInteger.ONE);
    BigInteger x2 = u.multiply(inverse(D.multiply(y2).add(BigInteger.ONE))).mod(P);
    BigInteger x = x2.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
    if (!x.multiply(x).mod(P).equals(x2)) {
      x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
    }
    if (!x.multiply(x).mod(P).equals(x2)) {
      return null;
    }
    return new Point(x.testBit(0) == odd ? x : P.subtract(x).mod(P), y);
  }

  private static Point multiply(Point point, BigInteger times) {
    Point sum = IDENTITY;
    for (int bit = times.bitLength() - 1; bit >= 0; bit--) {
      sum = add(sum, sum);
      if (times.testBit(bit)) {
        sum = add(sum, point);
      }
    }
    return sum;
  }

  private static Point add(Point a, Point b) {
    BigInteger xy = a.x().multiply(b.y()).mod(P);
    BigInteger yx = a.y().multiply(b.x()).mod(P);
    BigInteger cross = D.multiply(xy).multiply(yx).mod(P);
    BigInteger x = xy.add(yx).multiply(inverse(BigInteger.ONE.add(cross))).mod(P);
    BigInteger y =
        a.y()
            .multiply(b.y())
            .add(a.x().multiply(b.x()))
            .multiply(inverse(BigInteger.ONE.subtract(cross)))
            .mod(P);
    return new Point(x, y);
  }

  private static BigInteger inverse(BigInteger n) {
    return n.mod(P).modInverse(P);
  }

  private static BigInteger number(byte[] little) {
    byte[] big = new byte[little.length];
    for (int i = 0; i < little.length; i++) {
      big[i] = little[little.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  private static byte[] little(BigInteger number) {
    byte[] little = new byte[32];
    for (int i = 0; i < 32; i++) {
      little[i] = number.shiftRight(8 * i).byteValue();
    }
    return little;
  }
}

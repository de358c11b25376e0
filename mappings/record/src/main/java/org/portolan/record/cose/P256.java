package org.portolan.record.cose;

import java.math.BigInteger;

/** FIPS 186-5, curve P-256: order of the group, the field, the curve's constant b. */
final class P256 {
  static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
  static final BigInteger FIELD =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
  static final BigInteger B =
      new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

  private P256() {}

  static boolean onCurve(BigInteger x, BigInteger y) {
    if (x.compareTo(FIELD) >= 0 || y.compareTo(FIELD) >= 0) {
      return false;
    }
    BigInteger right =
        x.modPow(BigInteger.valueOf(3), FIELD).subtract(x.multiply(BigInteger.valueOf(3))).add(B);
    return y.multiply(y).subtract(right).mod(FIELD).signum() == 0;
  }
}

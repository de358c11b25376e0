package org.portolan.record.cose;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;

/** A curve y^2 = x^3 - 3x + b over a field of 256 bits: its field, b and the order of its group. */
record ShortCurve(BigInteger field, BigInteger b, BigInteger order) {
  /** FIPS 186-5. */
  static final ShortCurve P256 =
      of(
          "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
          "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
          "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

  /** GB/T 32918.5. */
  static final ShortCurve SM2 =
      of(
          "fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff",
          "28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93",
          "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");

  private static ShortCurve of(String field, String b, String order) {
    return new ShortCurve(
        new BigInteger(field, 16), new BigInteger(b, 16), new BigInteger(order, 16));
  }

  /** Whether the key is a point of this curve and says that it is. */
  boolean has(ECPublicKey key) {
    return key.getParams().getOrder().equals(order)
        && holds(key.getW().getAffineX(), key.getW().getAffineY());
  }

  private boolean holds(BigInteger x, BigInteger y) {
    if (x.compareTo(field) >= 0 || y.compareTo(field) >= 0) {
      return false;
    }
    BigInteger right =
        x.modPow(BigInteger.valueOf(3), field).subtract(x.multiply(BigInteger.valueOf(3))).add(b);
    return y.multiply(y).subtract(right).mod(field).signum() == 0;
  }

  /** 1 <= n < order. */
  boolean inOrder(BigInteger n) {
    return n.signum() > 0 && n.compareTo(order) < 0;
  }

  BigInteger lower(BigInteger s) {
    return s.compareTo(order.shiftRight(1)) > 0 ? order.subtract(s) : s;
  }
}

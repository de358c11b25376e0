package org.portolan.record.cose;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Two numbers of 32 bytes, r || s, as COSE writes them, and as the DER sequence that every security
 * provider reads and writes.
 */
final class PairDer {
  private static final int SIZE = 32;

  private PairDer() {}

  static BigInteger number(byte[] pair, int index) {
    return new BigInteger(1, Arrays.copyOfRange(pair, index * SIZE, (index + 1) * SIZE));
  }

  static byte[] pair(BigInteger r, BigInteger s) {
    byte[] pair = new byte[2 * SIZE];
    put(pair, SIZE, r.toByteArray());
    put(pair, 2 * SIZE, s.toByteArray());
    return pair;
  }

  private static void put(byte[] pair, int end, byte[] number) {
    int skip = number.length > SIZE ? number.length - SIZE : 0;
    int length = number.length - skip;
    System.arraycopy(number, skip, pair, end - length, length);
  }

  static byte[] encode(byte[] pair) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < 2; i++) {
      byte[] number = number(pair, i).toByteArray();
      out.write(0x02);
      out.write(number.length);
      out.writeBytes(number);
    }
    byte[] body = out.toByteArray();
    byte[] der = new byte[body.length + 2];
    der[0] = 0x30;
    der[1] = (byte) body.length;
    System.arraycopy(body, 0, der, 2, body.length);
    return der;
  }

  /** Of a signature that this process just made. */
  static BigInteger[] decode(byte[] der) {
    int first = der[3];
    BigInteger r = new BigInteger(Arrays.copyOfRange(der, 4, 4 + first));
    BigInteger s = new BigInteger(Arrays.copyOfRange(der, 6 + first, der.length));
    return new BigInteger[] {r, s};
  }
}

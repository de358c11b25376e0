package org.portolan.evidence.eip712;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.portolan.evidence.crypto.Secp256k1;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * A signature as Ethereum writes it: r || s || v, 65 bytes, v 27 or 28, s in the lower half of the
 * group's order. Each rule takes away a second spelling of one signature.
 */
public record EthereumSignature(BigInteger r, BigInteger s, int v) {
  static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  static final BigInteger ORDER = CURVE.getN();
  static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
  private static final int LENGTH = 65;

  /** Strict; refuses with PTL-SIG-002. */
  public static EthereumSignature decode(byte[] signature) {
    require(signature.length == LENGTH, signature.length + " bytes", "65 bytes");
    BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    int v = signature[64] & 0xff;
    require(v == 27 || v == 28, "v " + v, "v 27 or 28");
    require(r.signum() > 0 && r.compareTo(ORDER) < 0, "r out of range", "1 <= r < n");
    require(s.signum() > 0 && s.compareTo(HALF_ORDER) <= 0, "s out of range", "1 <= s <= n/2");
    return new EthereumSignature(r, s, v);
  }

  public byte[] encode() {
    byte[] encoded = new byte[LENGTH];
    put(r, encoded, 32);
    put(s, encoded, 64);
    encoded[64] = (byte) v;
    return encoded;
  }

  /** Who signed the digest: the address, left-padded; empty where no key gives this signature. */
  public Optional<Bytes32> signer(Bytes32 digest) {
    byte[] byParity = encode();
    byParity[LENGTH - 1] -= 27;
    return Secp256k1.signer(digest, byParity);
  }

  static void put(BigInteger number, byte[] target, int end) {
    byte[] bytes = number.toByteArray();
    int skip = bytes.length > 32 ? bytes.length - 32 : 0;
    int length = bytes.length - skip;
    System.arraycopy(bytes, skip, target, end - length, length);
  }

  private static void require(boolean rule, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused("PTL-SIG-002", "signature", seen, expected);
    }
  }
}

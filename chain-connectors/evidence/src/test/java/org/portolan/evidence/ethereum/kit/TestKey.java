package org.portolan.evidence.ethereum.kit;

import java.math.BigInteger;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes32;

/** A secp256k1 key of a test: its secret is its number. */
public record TestKey(EthereumKey key) {
  public static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  public static TestKey number(int number) {
    return new TestKey(EthereumKey.of(Bytes32.leftPadded(BigEndian.u32(number))));
  }

  public Bytes32 address() {
    return key.address();
  }

  /** r || s || parity, as seals are written; s in the lower half. */
  public byte[] sign(Bytes32 digest) {
    byte[] signature = key.sign(digest);
    signature[64] -= 27;
    return signature;
  }
}

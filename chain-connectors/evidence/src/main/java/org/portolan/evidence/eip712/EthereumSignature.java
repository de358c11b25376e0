package org.portolan.evidence.eip712;

import java.util.Optional;
import org.portolan.evidence.crypto.Secp256k1;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/**
 * A signature as Ethereum's contracts take it: r || s || v, 65 bytes, v 27 or 28, s in the lower
 * half of the group's order. Each rule takes away a second spelling of one signature.
 */
public final class EthereumSignature {
  private static final int V = 27;

  /** r || s || y. */
  private final byte[] signature;

  private EthereumSignature(byte[] signature) {
    this.signature = signature;
  }

  /** Strict; refuses with PTL-SIG-002. */
  public static EthereumSignature decode(byte[] encoded) {
    require(encoded.length == Secp256k1.SIGNATURE_LENGTH, encoded.length + " bytes", "65 bytes");
    int v = encoded[64] & 0xff;
    require(v == V || v == V + 1, "v " + v, "v 27 or 28");
    byte[] signature = encoded.clone();
    signature[64] -= V;
    require(Secp256k1.isStrict(signature), "r or s out of range", "1 <= r < n, 1 <= s <= n/2");
    return new EthereumSignature(signature);
  }

  /** Who signed the digest: the address, left-padded; empty where no key gives this signature. */
  public Optional<Bytes32> signer(Bytes32 digest) {
    return Secp256k1.signer(digest, signature);
  }

  private static void require(boolean rule, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused("PTL-SIG-002", "signature", seen, expected);
    }
  }
}

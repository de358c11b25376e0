package org.portolan.evidence.eip712;

import org.bouncycastle.crypto.digests.KeccakDigest;
import org.portolan.record.Bytes32;

/** Keccak-256 as Ethereum uses it: the padding of before SHA-3. */
public final class Keccak256 {
  private Keccak256() {}

  public static Bytes32 hash(byte[]... parts) {
    KeccakDigest digest = new KeccakDigest(256);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] hash = new byte[Bytes32.LENGTH];
    digest.doFinal(hash, 0);
    return Bytes32.of(hash);
  }
}

package org.portolan.evidence.crypto;

import org.bouncycastle.crypto.digests.KeccakDigest;
import org.portolan.record.Bytes32;

/** Keccak-256 as Ethereum uses it: the padding from before FIPS 202. */
public final class Keccak256 {
  private static final ThreadLocal<KeccakDigest> DIGESTS =
      ThreadLocal.withInitial(() -> new KeccakDigest(256));

  private Keccak256() {}

  public static Bytes32 hash(byte[]... parts) {
    KeccakDigest digest = DIGESTS.get();
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    return finish(digest);
  }

  /** Of {@code length} bytes of {@code source} from {@code offset}. */
  public static Bytes32 hash(byte[] source, int offset, int length) {
    KeccakDigest digest = DIGESTS.get();
    digest.update(source, offset, length);
    return finish(digest);
  }

  private static Bytes32 finish(KeccakDigest digest) {
    byte[] hash = new byte[Bytes32.LENGTH];
    digest.doFinal(hash, 0);
    return Bytes32.of(hash);
  }
}

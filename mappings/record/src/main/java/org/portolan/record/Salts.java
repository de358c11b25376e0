package org.portolan.record;

import java.util.Arrays;

/**
 * The salts of one tree, derived with HKDF (RFC 5869) from a seed that is used for this tree and
 * never for another: who learns a seed can guess every hidden value.
 */
final class Salts {
  static final int LENGTH = 16;
  private static final byte[] ROUND = {1};
  private static final byte[] LABEL = Ascii.bytes("portolan:salt:1\0");

  private final Hmac key;

  Salts(HashAlgorithm algorithm, Bytes32 recordId, long version, byte[] seed) {
    if (seed.length != Bytes32.LENGTH) {
      throw new IllegalArgumentException("a seed of 32 bytes expected");
    }
    this.key =
        algorithm.keyed(
            algorithm.hmac(Bytes.join(LABEL, recordId.array(), BigEndian.u64(version)), seed));
  }

  /** 16 bytes are less than one block of either hash, so that one round is the whole output. */
  byte[] salt(int index) {
    return Arrays.copyOf(key.of(BigEndian.u32(index), ROUND), LENGTH);
  }
}

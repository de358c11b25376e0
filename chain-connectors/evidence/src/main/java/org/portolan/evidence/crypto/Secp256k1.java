package org.portolan.evidence.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.portolan.record.Bytes32;

/**
 * Who signed a digest with secp256k1, by recovery of the key. A signature is r || s || y, where y
 * is the parity of the point R; r and s from 1 to n - 1, and s in the lower half, so that one
 * signature has one spelling.
 */
public final class Secp256k1 {
  /** r || s || y. */
  public static final int SIGNATURE_LENGTH = 65;

  private static final byte[] ORDER =
      Bytes32.fromHex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")
          .toByteArray();
  private static final byte[] HALF_ORDER =
      Bytes32.fromHex("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0")
          .toByteArray();
  private static final byte[] ZERO = new byte[Bytes32.LENGTH];

  private static final KeyRecovery RECOVERY = KeyRecovery.fastest();

  private Secp256k1() {}

  /** Which library does the work: {@code libsecp256k1} or {@code BouncyCastle}. */
  public static String provider() {
    return RECOVERY.name();
  }

  /**
   * The signer's address, left-padded to 32 bytes.
   *
   * @return empty if the signature is not strict or leads to no key
   */
  public static Optional<Bytes32> signer(Bytes32 digest, byte[] signature) {
    return signer(RECOVERY, digest, signature);
  }

  static Optional<Bytes32> signer(KeyRecovery recovery, Bytes32 digest, byte[] signature) {
    if (!isStrict(signature)) {
      return Optional.empty();
    }
    return recovery
        .publicKey(digest.toByteArray(), Arrays.copyOf(signature, 64), signature[64])
        .map(Secp256k1::address);
  }

  /** Whether r, s and y are in their ranges, s in the lower half. */
  public static boolean isStrict(byte[] signature) {
    return signature.length == SIGNATURE_LENGTH
        && (signature[64] == 0 || signature[64] == 1)
        && compare(signature, 0, ZERO) > 0
        && compare(signature, 0, ORDER) < 0
        && compare(signature, 32, ZERO) > 0
        && compare(signature, 32, HALF_ORDER) <= 0;
  }

  /**
   * The address of a key, left-padded: the last 20 bytes of its Keccak-256.
   *
   * @param point x || y
   */
  public static Bytes32 address(byte[] point) {
    byte[] hash = Keccak256.hash(point).toByteArray();
    Arrays.fill(hash, 0, 12, (byte) 0);
    return Bytes32.of(hash);
  }

  private static int compare(byte[] signature, int offset, byte[] bound) {
    return Arrays.compareUnsigned(
        signature, offset, offset + Bytes32.LENGTH, bound, 0, Bytes32.LENGTH);
  }
}

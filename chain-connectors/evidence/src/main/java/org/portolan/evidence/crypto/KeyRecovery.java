package org.portolan.evidence.crypto;

import java.util.Optional;

/** Recovers a public key from a signature whose ranges were checked. */
interface KeyRecovery {
  String name();

  /**
   * @param signature r || s
   * @param parity of R's y, 0 or 1
   * @return x || y, or empty if there is no such key
   */
  Optional<byte[]> publicKey(byte[] digest, byte[] signature, int parity);

  /** libsecp256k1 where its binding is on the class path and loads, else BouncyCastle. */
  static KeyRecovery fastest() {
    try {
      return new LibSecp256k1();
    } catch (LinkageError | IllegalStateException e) {
      return new BouncyCastleRecovery();
    }
  }
}

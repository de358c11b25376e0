package org.portolan.evidence.crypto;

import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;
import java.util.Optional;

/**
 * libsecp256k1 by ACINQ's binding, which is optional: the class loads only where {@code
 * fr.acinq.secp256k1:secp256k1-kmp-jni-jvm} is on the class path.
 */
final class LibSecp256k1 implements KeyRecovery {
  private final fr.acinq.secp256k1.Secp256k1 library = fr.acinq.secp256k1.Secp256k1.get();

  @Override
  public String name() {
    return "libsecp256k1";
  }

  @Override
  public Optional<byte[]> publicKey(byte[] digest, byte[] signature, int parity) {
    try {
      byte[] encoded = library.ecdsaRecover(signature, digest, parity);
      return Optional.of(Arrays.copyOfRange(encoded, 1, 65));
    } catch (Secp256k1Exception e) {
      // The library says so when there is no such key.
      return Optional.empty();
    }
  }
}

package org.portolan.evidence.tlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.portolan.record.Sha256;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.VerificationKey;

/**
 * A key that signs notes (C2SP signed-note), by its name.
 *
 * @param name of the signer; for a log its origin
 * @param spki Ed25519, SubjectPublicKeyInfo DER
 */
public record NoteKey(String name, byte[] spki) {
  /** A plain Ed25519 signature over the body. */
  static final byte ED25519 = 1;

  /** A timestamped cosignature, C2SP tlog-cosignature. */
  static final byte COSIGNATURE = 4;

  private static final int RAW_KEY = 32;

  /** The four bytes that name this key in a signature line. */
  byte[] hint(byte type) {
    byte[] raw = Arrays.copyOfRange(spki, spki.length - RAW_KEY, spki.length);
    byte[] hash =
        Sha256.hash((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {type}, raw)
            .toByteArray();
    return Arrays.copyOf(hash, 4);
  }

  VerificationKey verification() {
    return VerificationKey.of(Alg.ED25519, spki);
  }
}

package org.portolan.record.cose;

import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;

/** Whatever holds a private key: a file, a token, a service. The key itself is never handed out. */
public interface Signer {
  Alg alg();

  /** The number written for the algorithm; another than the algorithm's own only for SM2. */
  default long algNumber() {
    return alg().number();
  }

  /** The public key as SubjectPublicKeyInfo DER. */
  byte[] spki();

  /** The key's name: H(SubjectPublicKeyInfo DER). */
  default Bytes32 keyId() {
    return Identifiers.key(spki());
  }

  /** The raw signature: 64 bytes for Ed25519, for P-256 and SM2 (r || s), 3309 for ML-DSA-65. */
  byte[] sign(byte[] message);
}

package org.portolan.attestor;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.portolan.record.cose.Alg;

/** What a key is for, as its public half says. */
final class KeyKinds {
  private static final String EC = "1.2.840.10045.2.1";
  private static final String SECP256K1 = "1.3.132.0.10";

  /** By the object identifier of the algorithm, or of the curve where that is EC. */
  private static final Map<String, Alg> ALGORITHMS =
      Map.of(
          "1.3.101.112", Alg.ED25519,
          "1.2.840.10045.3.1.7", Alg.ES256,
          "1.2.156.10197.1.301", Alg.SM2,
          "2.16.840.1.101.3.4.3.18", Alg.ML_DSA_65);

  private KeyKinds() {}

  /** Empty for secp256k1, which signs for contracts. */
  static Optional<Alg> alg(byte[] spki, String alias) {
    AlgorithmIdentifier named = SubjectPublicKeyInfo.getInstance(spki).getAlgorithm();
    String oid =
        named.getAlgorithm().getId().equals(EC)
            ? ASN1ObjectIdentifier.getInstance(named.getParameters()).getId()
            : named.getAlgorithm().getId();
    Alg alg = ALGORITHMS.get(oid);
    if (alg == null && !oid.equals(SECP256K1)) {
      throw new IllegalArgumentException(
          "the key "
              + alias
              + " is of kind "
              + oid
              + "; Ed25519, P-256, ML-DSA-65, SM2 or secp256k1 is needed");
    }
    return Optional.ofNullable(alg);
  }
}

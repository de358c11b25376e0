package org.portolan.attestor.evaluation;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.BigIntegers;
import org.portolan.evidence.eip712.EthereumKey;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.record.Bytes32;
import org.portolan.record.cose.Alg;
import org.portolan.record.cose.Signer;
import org.portolan.record.cose.SigningKey;

/**
 * A key that an attestor signs statements with, made anew in a PKCS#12 file.
 *
 * @param alg empty for secp256k1, which signs for contracts
 */
public record StatementKey(Optional<Alg> alg, KeyPair pair) {
  public static StatementKey of(Alg alg) {
    return new StatementKey(
        Optional.of(alg),
        switch (alg) {
          case ED25519 -> generate("Ed25519", null);
          case ES256 -> generate("EC", "secp256r1");
          case SM2 -> generate("EC", "sm2p256v1");
          case ML_DSA_65 -> generate("ML-DSA-65", null);
        });
  }

  public static StatementKey forContracts() {
    return new StatementKey(Optional.empty(), generate("EC", "secp256k1"));
  }

  private static KeyPair generate(String keys, String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(keys, new BouncyCastleProvider());
      if (curve != null) {
        generator.initialize(new ECGenParameterSpec(curve));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a key for " + keys, e);
    }
  }

  /** How an epoch lists it. */
  public AttestorEntry entry(String organisation) {
    byte[] spki = pair.getPublic().getEncoded();
    return alg.isPresent()
        ? new AttestorEntry(signer().keyId(), organisation, "cose", Optional.of(spki))
        : new AttestorEntry(ethereum().address(), organisation, "eip712", Optional.empty());
  }

  public Signer signer() {
    return SigningKey.of(
        alg.orElseThrow(), pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
  }

  public EthereumKey ethereum() {
    return EthereumKey.of(
        Bytes32.of(BigIntegers.asUnsignedByteArray(32, ((ECPrivateKey) pair.getPrivate()).getS())));
  }

  /** Certified only because a key store wants a certificate; nobody looks at it. */
  public void store(Authority authority, Path file, char[] password) {
    authority.store(
        file,
        password,
        "statement",
        pair.getPrivate(),
        authority.certify("statement", pair.getPublic()));
  }
}

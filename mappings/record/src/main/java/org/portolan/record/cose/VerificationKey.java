package org.portolan.record.cose;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.portolan.record.Bytes32;
import org.portolan.record.CryptoProviders;
import org.portolan.record.Identifiers;
import org.portolan.record.RecordRefused;

/** A public key that passed the strict rules for its algorithm when it was read. */
public final class VerificationKey {
  private final Alg alg;
  private final byte[] spki;
  private final PublicKey key;
  private final Provider provider;

  private VerificationKey(Alg alg, byte[] spki, PublicKey key, Provider provider) {
    this.alg = alg;
    this.spki = spki;
    this.key = key;
    this.provider = provider;
  }

  /**
   * Reads a key; refuses one that is not canonically encoded, off its curve or of small order.
   *
   * @param spki SubjectPublicKeyInfo DER
   */
  public static VerificationKey of(Alg alg, byte[] spki) {
    List<Provider> offering = CryptoProviders.offering(alg.services());
    if (offering.isEmpty()) {
      throw new IllegalStateException(
          "no security provider offers " + alg + "; put BouncyCastle on the class path");
    }
    return of(alg, spki, offering.get(0));
  }

  /** As {@link #of(Alg, byte[])}, with one provider's implementation. */
  public static VerificationKey of(Alg alg, byte[] spki, Provider provider) {
    if (!isStrict(alg, spki)) {
      throw refused(alg, spki);
    }
    try {
      KeyFactory factory = KeyFactory.getInstance(alg.keys(), provider);
      PublicKey key = factory.generatePublic(new X509EncodedKeySpec(spki));
      if (!Arrays.equals(key.getEncoded(), spki) || !onItsCurve(alg, key)) {
        throw refused(alg, spki);
      }
      return new VerificationKey(alg, spki.clone(), key, provider);
    } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
      // Providers differ in what they throw at a key that is none.
      throw refused(alg, spki);
    }
  }

  private static boolean isStrict(Alg alg, byte[] spki) {
    if (alg != Alg.ED25519) {
      return true;
    }
    byte[] raw = Ed25519Public.rawOf(spki);
    return raw != null && Ed25519Public.isStrictKey(raw);
  }

  private static boolean onItsCurve(Alg alg, PublicKey key) {
    return switch (alg) {
      case ES256 -> key instanceof ECPublicKey ec && ShortCurve.P256.has(ec);
      case SM2 -> key instanceof ECPublicKey ec && ShortCurve.SM2.has(ec);
      case ED25519, ML_DSA_65 -> true;
    };
  }

  public Alg alg() {
    return alg;
  }

  public byte[] spki() {
    return spki.clone();
  }

  public Bytes32 keyId() {
    return Identifiers.key(spki);
  }

  /** The one question; its answer must be read. A malformed signature is simply not valid. */
  public boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != alg.signatureLength() || !strict(signature)) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(alg.jca(), provider);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(alg.keys().equals("EC") ? PairDer.encode(signature) : signature);
    } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
      return false;
    }
  }

  private boolean strict(byte[] signature) {
    return switch (alg) {
      case ED25519 -> Ed25519Public.isStrictSignature(signature);
      case ES256 -> inOrder(ShortCurve.P256, signature);
      case SM2 -> inOrder(ShortCurve.SM2, signature);
      case ML_DSA_65 -> true;
    };
  }

  private static boolean inOrder(ShortCurve curve, byte[] signature) {
    return curve.inOrder(PairDer.number(signature, 0))
        && curve.inOrder(PairDer.number(signature, 1));
  }

  private static RecordRefused refused(Alg alg, byte[] spki) {
    return new RecordRefused(
        "PTL-KEY-001", "public key", spki.length + " bytes", "a strict " + alg + " key in DER");
  }
}

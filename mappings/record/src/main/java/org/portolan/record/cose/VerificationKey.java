package org.portolan.record.cose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.portolan.record.Bytes32;
import org.portolan.record.Identifiers;
import org.portolan.record.RecordRefused;

/** A public key that passed the strict rules for its algorithm when it was read. */
public final class VerificationKey {
  private final Alg alg;
  private final byte[] spki;
  private final PublicKey key;

  private VerificationKey(Alg alg, byte[] spki, PublicKey key) {
    this.alg = alg;
    this.spki = spki;
    this.key = key;
  }

  /**
   * Reads a key; refuses one that is not canonically encoded, off its curve or of small order.
   *
   * @param spki SubjectPublicKeyInfo DER
   */
  public static VerificationKey of(Alg alg, byte[] spki) {
    try {
      KeyFactory factory = KeyFactory.getInstance(alg == Alg.ES256 ? "EC" : alg.jca());
      boolean strict =
          switch (alg) {
            case ED25519 -> {
              byte[] raw = Ed25519Public.rawOf(spki);
              yield raw != null && Ed25519Public.isStrictKey(raw);
            }
            case ES256, ML_DSA_65 -> true;
          };
      if (!strict) {
        throw refused(alg, spki);
      }
      PublicKey key = factory.generatePublic(new X509EncodedKeySpec(spki));
      if (!Arrays.equals(key.getEncoded(), spki) || alg == Alg.ES256 && !onP256(key)) {
        throw refused(alg, spki);
      }
      return new VerificationKey(alg, spki.clone(), key);
    } catch (GeneralSecurityException e) {
      throw refused(alg, spki);
    }
  }

  private static boolean onP256(PublicKey key) {
    ECPublicKey ec = (ECPublicKey) key;
    return ec.getParams().getOrder().equals(P256.ORDER)
        && P256.onCurve(ec.getW().getAffineX(), ec.getW().getAffineY());
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
      Signature verifier = Signature.getInstance(alg.jca());
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private boolean strict(byte[] signature) {
    return switch (alg) {
      case ED25519 -> Ed25519Public.isStrictSignature(signature);
      case ES256 -> inOrder(signature, 0) && inOrder(signature, 32);
      case ML_DSA_65 -> true;
    };
  }

  private static boolean inOrder(byte[] signature, int from) {
    BigInteger n = new BigInteger(1, Arrays.copyOfRange(signature, from, from + 32));
    return n.signum() > 0 && n.compareTo(P256.ORDER) < 0;
  }

  private static RecordRefused refused(Alg alg, byte[] spki) {
    return new RecordRefused(
        "PTL-KEY-001", "public key", spki.length + " bytes", "a strict " + alg + " key in DER");
  }
}

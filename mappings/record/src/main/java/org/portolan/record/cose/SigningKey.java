package org.portolan.record.cose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** A signer whose private key is in this process. */
public final class SigningKey implements Signer {
  private static final byte[] ED25519_PKCS8 = {
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
  };

  private final Alg alg;
  private final PrivateKey key;
  private final byte[] spki;

  private SigningKey(Alg alg, PrivateKey key, byte[] spki) {
    this.alg = alg;
    this.key = key;
    this.spki = spki;
  }

  public static SigningKey generate(Alg alg) {
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(alg == Alg.ES256 ? "EC" : alg.jca());
      if (alg == Alg.ES256) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey(alg, pair.getPrivate(), pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make " + alg + " keys", e);
    }
  }

  /**
   * @param pkcs8 the private key, PKCS#8 DER
   * @param spki its public key, SubjectPublicKeyInfo DER
   */
  public static SigningKey of(Alg alg, byte[] pkcs8, byte[] spki) {
    try {
      KeyFactory factory = KeyFactory.getInstance(alg == Alg.ES256 ? "EC" : alg.jca());
      PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return new SigningKey(alg, key, spki.clone());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a private key for " + alg, e);
    }
  }

  /** An Ed25519 key from its 32-byte secret (RFC 8032 section 5.1.5). */
  public static SigningKey ofEd25519Secret(byte[] secret) {
    byte[] pkcs8 = Arrays.copyOf(ED25519_PKCS8, ED25519_PKCS8.length + 32);
    System.arraycopy(secret, 0, pkcs8, ED25519_PKCS8.length, 32);
    return of(Alg.ED25519, pkcs8, Ed25519Public.spkiOf(secret));
  }

  /** PKCS#8 DER, for a key store that protects it; never for a log. */
  public byte[] pkcs8() {
    return key.getEncoded();
  }

  @Override
  public Alg alg() {
    return alg;
  }

  @Override
  public byte[] spki() {
    return spki.clone();
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(alg.jca());
      signature.initSign(key);
      signature.update(message);
      byte[] raw = signature.sign();
      return alg == Alg.ES256 ? lowS(raw) : raw;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing with " + keyId() + " failed", e);
    }
  }

  /** Of the two values of s that verify, the lower one: the other would be a second spelling. */
  private static byte[] lowS(byte[] raw) {
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(raw, 32, 64));
    if (s.compareTo(P256.HALF_ORDER) > 0) {
      byte[] low = P256.ORDER.subtract(s).toByteArray();
      Arrays.fill(raw, 32, 64, (byte) 0);
      int from = Math.max(0, low.length - 32);
      System.arraycopy(low, from, raw, 64 - (low.length - from), low.length - from);
    }
    return raw;
  }

  @Override
  public String toString() {
    return "SigningKey[" + alg + " " + keyId() + "]";
  }
}

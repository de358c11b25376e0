package org.portolan.record.cose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.portolan.record.CryptoProviders;

/** A signer that signs with the JCA: a private key of this process, or one that a token holds. */
public final class SigningKey implements Signer {
  private static final byte[] ED25519_PKCS8 = {
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
  };

  private final Alg alg;
  private final long number;
  private final PrivateKey key;
  private final byte[] spki;
  private final Provider provider;

  private SigningKey(Alg alg, long number, PrivateKey key, byte[] spki, Provider provider) {
    this.alg = alg;
    this.number = number;
    this.key = key;
    this.spki = spki;
    this.provider = provider;
  }

  public static SigningKey generate(Alg alg) {
    return generate(alg, providers(alg).get(0));
  }

  /** As {@link #generate(Alg)}, with one provider's implementation. */
  public static SigningKey generate(Alg alg, Provider provider) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(alg.keys(), provider);
      switch (alg) {
        case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
        case SM2 -> generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        case ED25519, ML_DSA_65 -> {}
      }
      KeyPair pair = generator.generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      return new SigningKey(alg, alg.number(), pair.getPrivate(), spki, provider);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make " + alg + " keys", e);
    }
  }

  /**
   * The first provider that reads the key signs with it: some take one form of a private key only.
   *
   * @param pkcs8 the private key, PKCS#8 DER
   * @param spki its public key, SubjectPublicKeyInfo DER
   */
  public static SigningKey of(Alg alg, byte[] pkcs8, byte[] spki) {
    GeneralSecurityException last = null;
    for (Provider provider : providers(alg)) {
      try {
        KeyFactory factory = KeyFactory.getInstance(alg.keys(), provider);
        PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return new SigningKey(alg, alg.number(), key, spki.clone(), provider);
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw new IllegalArgumentException("not a private key for " + alg, last);
  }

  /**
   * A key that its provider holds and signs with, and never hands out: one in a token.
   *
   * @param spki its public key, SubjectPublicKeyInfo DER
   */
  public static SigningKey heldBy(Provider provider, Alg alg, PrivateKey key, byte[] spki) {
    return new SigningKey(alg, alg.number(), key, spki.clone(), provider);
  }

  private static List<Provider> providers(Alg alg) {
    List<Provider> offering = CryptoProviders.offering(alg.services());
    if (offering.isEmpty()) {
      throw new IllegalStateException(
          "no security provider offers " + alg + "; put BouncyCastle on the class path");
    }
    return offering;
  }

  /** The same key, with the number that an epoch chose for SM2. */
  public SigningKey numbered(long chosen) {
    if (Alg.ofNumber(chosen).filter(alg::equals).isEmpty()) {
      throw new IllegalArgumentException(chosen + " is no number of " + alg);
    }
    return new SigningKey(alg, chosen, key, spki, provider);
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
  public long algNumber() {
    return number;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(alg.jca(), provider);
      signature.initSign(key);
      signature.update(message);
      byte[] raw = signature.sign();
      return alg.keys().equals("EC") ? pair(raw) : raw;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing with " + keyId() + " failed", e);
    }
  }

  /** Of the two values of s that verify in ECDSA, the lower: the other is a second spelling. */
  private byte[] pair(byte[] der) {
    BigInteger[] numbers = PairDer.decode(der);
    return PairDer.pair(
        numbers[0], alg == Alg.ES256 ? ShortCurve.P256.lower(numbers[1]) : numbers[1]);
  }

  @Override
  public String toString() {
    return "SigningKey[" + alg + " " + keyId() + "]";
  }
}

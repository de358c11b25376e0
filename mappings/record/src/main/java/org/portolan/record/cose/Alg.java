package org.portolan.record.cose;

import java.util.Arrays;
import java.util.Optional;
import org.portolan.record.CryptoProviders;

/** The signature algorithms of the format, by their COSE number. */
public enum Alg {
  /** RFC 8032; -19 names the same and is read, never written. */
  ED25519(-8, "Ed25519", "Ed25519", 64),
  ES256(-7, "SHA256withECDSA", "EC", 64),
  ML_DSA_65(-49, "ML-DSA-65", "ML-DSA-65", 3309),
  /**
   * GB/T 32918 with SM3 and the user id 1234567812345678. COSE has no number for it: an epoch
   * chooses one of those for private use, and this one is written where none was chosen.
   */
  SM2(-65537, "SM3WITHSM2", "EC", 64);

  /** Numbers below this one are for private use (RFC 9053). */
  private static final long PRIVATE_USE = -65536;

  private final int number;
  private final String jca;
  private final String keys;
  private final int signatureLength;

  Alg(int number, String jca, String keys, int signatureLength) {
    this.number = number;
    this.jca = jca;
    this.keys = keys;
    this.signatureLength = signatureLength;
  }

  public int number() {
    return number;
  }

  String jca() {
    return jca;
  }

  /** The JCA's name for the keys' factory. */
  String keys() {
    return keys;
  }

  public int signatureLength() {
    return signatureLength;
  }

  /** What a security provider must offer for this algorithm to be used with it. */
  public CryptoProviders.Service[] services() {
    return new CryptoProviders.Service[] {
      new CryptoProviders.Service("Signature", jca), new CryptoProviders.Service("KeyFactory", keys)
    };
  }

  /** The algorithm that a number stands for; every number for private use stands for SM2. */
  public static Optional<Alg> ofNumber(long number) {
    if (number < PRIVATE_USE) {
      return Optional.of(SM2);
    }
    long read = number == -19 ? -8 : number;
    return Arrays.stream(values()).filter(alg -> alg.number == read).findFirst();
  }
}

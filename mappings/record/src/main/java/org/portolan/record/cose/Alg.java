package org.portolan.record.cose;

import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms of the format, by their COSE number. */
public enum Alg {
  /** RFC 8032; -19 names the same and is read, never written. */
  ED25519(-8, "Ed25519", 64),
  ES256(-7, "SHA256withECDSAinP1363Format", 64),
  ML_DSA_65(-49, "ML-DSA-65", 3309);

  private final int number;
  private final String jca;
  private final int signatureLength;

  Alg(int number, String jca, int signatureLength) {
    this.number = number;
    this.jca = jca;
    this.signatureLength = signatureLength;
  }

  public int number() {
    return number;
  }

  String jca() {
    return jca;
  }

  public int signatureLength() {
    return signatureLength;
  }

  public static Optional<Alg> ofNumber(long number) {
    long read = number == -19 ? -8 : number;
    return Arrays.stream(values()).filter(alg -> alg.number == read).findFirst();
  }
}

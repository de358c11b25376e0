package org.portolan.record;

/**
 * Who issues a record.
 *
 * @param scheme {@code [a-z][a-z0-9-]*}: eori, gln, lei, vat, uscc, ...
 * @param value U+0021 to U+007E without lower-case letters
 */
public record IssuerIdentity(String scheme, String value) {
  public IssuerIdentity {
    if (!scheme.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("an issuer scheme [a-z][a-z0-9-]* expected");
    }
    if (!value.matches("[!-`{-~]+")) {
      throw new IllegalArgumentException(
          "an issuer value of printable ASCII without blanks and lower-case letters expected");
    }
  }

  public Bytes32 id() {
    return Sha256.hash(Ascii.bytes("portolan:issuer:1\0"), Ascii.bytes(scheme + ":" + value));
  }

  @Override
  public String toString() {
    return scheme + ":" + value;
  }
}

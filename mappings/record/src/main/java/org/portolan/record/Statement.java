package org.portolan.record;

/**
 * What attestors sign: facts of the source ledger and nothing of the attestor, so that any number
 * of them sign the same bytes. Heights are the ledger's, times are UTC seconds.
 */
public sealed interface Statement permits BatchStatement, StatusStatement {
  Bytes32 lane();

  Bytes32 epoch();

  Bytes32 publisher();

  /** Digest of the publisher's status at {@link #asOfHeight()}. */
  Bytes32 status();

  long asOfHeight();

  long asOfTime();

  /** The EIP-712 type, as in {@code StatusStatement(bytes32 lane,...)}. */
  String type();

  /** The fields in the type's order, each left-padded to 32 bytes. */
  byte[] words();

  /** What COSE signs: "portolan:statement:1\0" || H(type) || words. */
  default byte[] signedBytes() {
    return Bytes.join(
        Ascii.bytes("portolan:statement:1\0"),
        Sha256.hash(Ascii.bytes(type())).toByteArray(),
        words());
  }
}

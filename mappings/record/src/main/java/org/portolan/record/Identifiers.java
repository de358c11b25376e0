package org.portolan.record;

/** The identifiers that are made of other identifiers. */
public final class Identifiers {
  private Identifiers() {}

  /** An issuer on a network. */
  public static Bytes32 origin(Bytes32 networkId, Bytes32 issuerId) {
    return Sha256.hash(Ascii.bytes("portolan:origin:1\0"), networkId.array(), issuerId.array());
  }

  /** A record through all its versions. */
  public static Bytes32 recordKey(Bytes32 origin, Bytes32 recordId) {
    return Sha256.hash(Ascii.bytes("portolan:key:1\0"), origin.array(), recordId.array());
  }

  /**
   * A registry that has a name and no address: {@code channel/chaincode} (fabric), the contract's
   * class (corda), the origin line (tlog).
   */
  public static Bytes32 registry(String name) {
    return Sha256.hash(
        Ascii.bytes("portolan:registry:1\0"),
        name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** A key, an attestor, a log's publisher: H(SubjectPublicKeyInfo DER). */
  public static Bytes32 key(byte[] spki) {
    return Sha256.hash(spki);
  }

  /**
   * A lane: from a registry of one network to a registry of another under a policy.
   *
   * @param policyDigest H of the policy's RFC 8785 form
   */
  public static Bytes32 lane(
      Bytes32 sourceNetworkId,
      Bytes32 sourceRegistry,
      Bytes32 destinationNetworkId,
      Bytes32 destinationRegistry,
      Bytes32 policyDigest) {
    return Sha256.hash(
        Ascii.bytes("portolan:lane:1\0"),
        sourceNetworkId.array(),
        sourceRegistry.array(),
        destinationNetworkId.array(),
        destinationRegistry.array(),
        policyDigest.array());
  }
}

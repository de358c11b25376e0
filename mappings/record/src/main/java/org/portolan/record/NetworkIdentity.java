package org.portolan.record;

/**
 * A network is its CAIP-2 name bound to its genesis, since chain ids are not unique.
 *
 * @param caip2 {@code namespace:reference}, as in {@code tlog:customs}
 * @param genesis eip155: genesis block hash; fabric: genesis header hash; corda: H(DER of the
 *     network root certificate); tlog: H(SubjectPublicKeyInfo DER of the log's first key)
 */
public record NetworkIdentity(String caip2, Bytes32 genesis) {
  public NetworkIdentity {
    if (!caip2.matches("[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}")) {
      throw new IllegalArgumentException("a CAIP-2 name expected, not " + caip2);
    }
  }

  public Bytes32 id() {
    return Sha256.hash(
        Ascii.bytes("portolan:network:1\0"), Ascii.bytes(caip2), new byte[1], genesis.array());
  }

  /** The part before the colon: which family of ledgers this network belongs to. */
  public String namespace() {
    return caip2.substring(0, caip2.indexOf(':'));
  }
}

package org.portolan.record;

/** H of the format: identifiers and signed digests use it whatever the network's own hash is. */
public final class Sha256 {
  private Sha256() {}

  public static Bytes32 hash(byte[]... parts) {
    return HashAlgorithm.SHA256.hash(parts);
  }
}

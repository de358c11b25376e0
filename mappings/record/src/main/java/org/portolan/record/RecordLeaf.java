package org.portolan.record;

/**
 * One leaf of a record tree: its place, its salt and the bytes of its entry.
 *
 * @param index 0 is the manifest
 * @param salt 16 bytes; verifiers take it as given
 * @param entry as encoded
 */
public record RecordLeaf(int index, byte[] salt, byte[] entry) {
  private static final byte[] PREFIX = Ascii.bytes("\0PRL1");

  public RecordLeaf {
    if (salt.length != Salts.LENGTH) {
      throw new RecordRefused(
          "PTL-LEA-001", "leaf " + index, salt.length + " bytes of salt", "16 bytes");
    }
  }

  /** A(0x00 || "PRL1" || salt || entry). */
  public Bytes32 hash(HashAlgorithm algorithm) {
    return algorithm.hash(PREFIX, salt, entry);
  }

  void hash(Hasher hasher, byte[] out, int at) {
    hasher.hash(out, at, PREFIX, salt, entry);
  }
}

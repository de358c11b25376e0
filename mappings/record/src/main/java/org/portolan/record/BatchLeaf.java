package org.portolan.record;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One leaf of a batch: an issuer's signed sheaf.
 *
 * @param issuerId of {@link IssuerIdentity#id()}
 * @param count commitments in the sheaf
 * @param sheafRoot root of the sheaf's tree
 * @param signatureDigest H of the issuer's COSE bytes as carried
 */
public record BatchLeaf(Bytes32 issuerId, long count, Bytes32 sheafRoot, Bytes32 signatureDigest) {
  public static final int LENGTH = 105;
  private static final byte[] PREFIX = Ascii.bytes("\0PBL1");
  private static final byte[] PADDING = Ascii.bytes("\0PBL0");

  public BatchLeaf {
    if (count < 1 || count > Sheaf.MAX) {
      throw new RecordRefused(
          "PTL-SHF-001", "batch leaf", count + " commitments", "1 to 2^20 commitments");
    }
  }

  /** The 105 bytes whose hash is the leaf. */
  public byte[] encode() {
    return Bytes.join(
        PREFIX, issuerId.array(), BigEndian.u32(count), sheafRoot.array(), signatureDigest.array());
  }

  public static BatchLeaf decode(byte[] encoded) {
    if (encoded.length != LENGTH
        || !Arrays.equals(encoded, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      throw new RecordRefused(
          "PTL-BAT-001", "batch leaf", encoded.length + " bytes", "105 bytes that begin 00 PBL1");
    }
    return new BatchLeaf(
        Bytes32.at(encoded, 5),
        ByteBuffer.wrap(encoded).getInt(37) & 0xffffffffL,
        Bytes32.at(encoded, 41),
        Bytes32.at(encoded, 73));
  }

  public Bytes32 hash(HashAlgorithm algorithm) {
    return algorithm.hash(encode());
  }

  /** A leaf that says nothing: it hides how many sheaves a batch has. */
  public static Bytes32 padding(HashAlgorithm algorithm, Bytes32 random) {
    return algorithm.hash(PADDING, random.array());
  }
}

package org.portolan.record;

import java.nio.ByteBuffer;

/**
 * The seven words that a commitment is the hash of, so that a contract needs no parser.
 *
 * @param algorithm the source network's, repeated in word 0
 * @param origin the issuer on its network
 * @param form what the entries mean
 * @param recordId kept through all versions
 * @param version from 1
 * @param issuedAt UTC seconds
 * @param leafCount entries and the manifest
 * @param previous the commitment of the version before; zero for version 1 and only then
 * @param root of the record tree
 */
public record RecordHeader(
    HashAlgorithm algorithm,
    Bytes32 origin,
    Bytes32 form,
    Bytes32 recordId,
    long version,
    long issuedAt,
    RecordStatus status,
    int leafCount,
    Bytes32 previous,
    Bytes32 root) {
  public static final int LENGTH = 7 * Bytes32.LENGTH;

  public RecordHeader {
    require(version >= 1, "PTL-HDR-004", "version " + version, "a version from 1");
    require(issuedAt >= 0, "PTL-HDR-005", "issuedAt " + issuedAt, "UTC seconds");
    require(
        status == RecordStatus.ASSERTED || version > 1,
        "PTL-HDR-006",
        "a revocation as version 1",
        "a revocation of an earlier version");
    require(
        previous.isZero() == (version == 1),
        "PTL-HDR-007",
        "version " + version + " after " + previous,
        "the commitment of the version before, and zero for version 1 alone");
    require(
        leafCount >= 2 && leafCount <= Manifest.MAX_ENTRIES + 1,
        "PTL-HDR-008",
        leafCount + " leaves",
        "2 to 2^20 + 1 leaves");
  }

  public byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    out.put(algorithm.recordWord().array()).put(origin.array()).put(form.array());
    out.put(recordId.array());
    out.putLong(version).putLong(issuedAt).putInt(status.number()).putInt(leafCount).putLong(0);
    out.put(previous.array()).put(root.array());
    return out.array();
  }

  /**
   * Reads a header under the algorithm that the trust epoch gives: a proof never chooses its own.
   */
  public static RecordHeader decode(HashAlgorithm algorithm, byte[] encoded) {
    require(
        encoded.length == LENGTH,
        "PTL-HDR-001",
        encoded.length + " bytes",
        "a header of 224 bytes");
    require(
        Bytes32.at(encoded, 0).equals(algorithm.recordWord()),
        "PTL-HDR-002",
        "word 0 of another algorithm",
        "word 0 of " + algorithm.label());
    ByteBuffer in = ByteBuffer.wrap(encoded, 4 * Bytes32.LENGTH, Bytes32.LENGTH);
    long version = in.getLong();
    long issuedAt = in.getLong();
    RecordStatus status = RecordStatus.ofNumber(in.getInt() & 0xffffffffL);
    int leafCount = in.getInt();
    require(in.getLong() == 0, "PTL-HDR-009", "a last number that is not 0", "0");
    return new RecordHeader(
        algorithm,
        Bytes32.at(encoded, 32),
        Bytes32.at(encoded, 64),
        Bytes32.at(encoded, 96),
        version,
        issuedAt,
        status,
        leafCount,
        Bytes32.at(encoded, 160),
        Bytes32.at(encoded, 192));
  }

  public Bytes32 commitment() {
    return algorithm.hash(encode());
  }

  public Bytes32 recordKey() {
    return Identifiers.recordKey(origin, recordId);
  }

  private static void require(boolean rule, String code, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused(code, "header", seen, expected);
    }
  }
}

package org.portolan.record;

/** A record that only its owner has whole: the header that is committed, and all its leaves. */
public record TradeRecord(RecordHeader header, RecordTree tree) {
  /** Seals the first version of a record. */
  public static TradeRecord first(
      HashAlgorithm algorithm,
      Bytes32 origin,
      Bytes32 form,
      Bytes32 recordId,
      long issuedAt,
      byte[] seed,
      RecordEntries entries) {
    RecordTree tree = RecordTree.build(algorithm, recordId, 1, seed, entries);
    return new TradeRecord(
        new RecordHeader(
            algorithm,
            origin,
            form,
            recordId,
            1,
            issuedAt,
            RecordStatus.ASSERTED,
            tree.leaves().size(),
            Bytes32.ZERO,
            tree.root()),
        tree);
  }

  /** Seals the version after {@code before}; nothing follows a revocation. */
  public static TradeRecord next(
      RecordHeader before, RecordStatus status, long issuedAt, byte[] seed, RecordEntries entries) {
    if (before.status() == RecordStatus.REVOKED) {
      throw new RecordRefused(
          "PTL-HDR-010", "header", "a version after a revocation", "none after a revocation");
    }
    long version = before.version() + 1;
    RecordTree tree =
        RecordTree.build(before.algorithm(), before.recordId(), version, seed, entries);
    return new TradeRecord(
        new RecordHeader(
            before.algorithm(),
            before.origin(),
            before.form(),
            before.recordId(),
            version,
            issuedAt,
            status,
            tree.leaves().size(),
            before.commitment(),
            tree.root()),
        tree);
  }

  public Bytes32 commitment() {
    return header.commitment();
  }
}

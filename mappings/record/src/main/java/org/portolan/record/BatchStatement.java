package org.portolan.record;

/**
 * That a publisher's batch is anchored, that every leaf of it was opened and every issuer's
 * signature in it was checked, and what the publisher had ended as of a height.
 */
public record BatchStatement(
    Bytes32 lane,
    Bytes32 epoch,
    Bytes32 publisher,
    long ordinal,
    Bytes32 position,
    Bytes32 anchorHash,
    Bytes32 root,
    long count,
    Bytes32 status,
    long asOfHeight,
    long asOfTime)
    implements Statement {
  public static final String TYPE =
      "BatchStatement(bytes32 lane,bytes32 epoch,bytes32 publisher,uint64 ordinal,"
          + "bytes32 position,bytes32 anchorHash,bytes32 root,uint32 count,"
          + "bytes32 status,uint64 asOfHeight,uint64 asOfTime)";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public byte[] words() {
    return Bytes.words(
        lane,
        epoch,
        publisher,
        ordinal,
        position,
        anchorHash,
        root,
        count,
        status,
        asOfHeight,
        asOfTime);
  }
}

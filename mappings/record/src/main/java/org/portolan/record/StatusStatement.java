package org.portolan.record;

/** What a publisher had ended as of a height: it renews all records of that publisher at once. */
public record StatusStatement(
    Bytes32 lane, Bytes32 epoch, Bytes32 publisher, Bytes32 status, long asOfHeight, long asOfTime)
    implements Statement {
  public static final String TYPE =
      "StatusStatement(bytes32 lane,bytes32 epoch,bytes32 publisher,"
          + "bytes32 status,uint64 asOfHeight,uint64 asOfTime)";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public byte[] words() {
    return Bytes.words(lane, epoch, publisher, status, asOfHeight, asOfTime);
  }
}

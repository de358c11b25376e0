package org.portolan.record;

import java.nio.ByteBuffer;

/** Where an anchor stands in its ledger, in 32 bytes. */
public final class Position {
  private Position() {}

  /** eip155 and fabric: block, transaction in the block, log in its receipt (0 in fabric). */
  public static Bytes32 ofBlock(long block, int transaction, int log) {
    return Bytes32.of(
        ByteBuffer.allocate(Bytes32.LENGTH).putLong(block).putInt(transaction).putInt(log).array());
  }

  /** tlog: the index of the entry. */
  public static Bytes32 ofIndex(long index) {
    return Bytes32.of(ByteBuffer.allocate(Bytes32.LENGTH).putLong(index).array());
  }

  /** The index back from {@link #ofIndex}; the other bytes must be zero. */
  public static long index(Bytes32 position) {
    long index = ByteBuffer.wrap(position.array()).getLong();
    if (index < 0 || !ofIndex(index).equals(position)) {
      throw new IllegalArgumentException("not the position of a log's entry: " + position);
    }
    return index;
  }
}

package org.portolan.evidence.ethereum;

import java.nio.ByteBuffer;
import org.portolan.record.Bytes32;
import org.portolan.record.Position;
import org.portolan.record.RecordRefused;

/** Where an event stands: block, transaction in the block, log in the transaction's receipt. */
record EthereumPosition(long block, int transaction, int log) {
  static EthereumPosition of(Bytes32 position) {
    ByteBuffer in = ByteBuffer.wrap(position.toByteArray());
    EthereumPosition place = new EthereumPosition(in.getLong(), in.getInt(), in.getInt());
    if (place.block < 0
        || place.transaction < 0
        || place.log < 0
        || !Position.ofBlock(place.block, place.transaction, place.log).equals(position)) {
      throw new RecordRefused(
          "PTL-BAT-005", "batch/position", position.hex(), "block, transaction, log and zeros");
    }
    return place;
  }
}

package org.portolan.evidence.fabric;

import java.nio.ByteBuffer;
import org.portolan.evidence.fabric.message.ReadWriteSets.Version;
import org.portolan.record.Bytes32;
import org.portolan.record.Position;
import org.portolan.record.RecordRefused;

/** Where a batch stands: a block, and the transaction in it that anchored. */
final class FabricPosition {
  private FabricPosition() {}

  static Version of(Bytes32 position) {
    ByteBuffer in = ByteBuffer.wrap(position.toByteArray());
    Version place = new Version(in.getLong(), in.getInt() & 0xffffffffL);
    if (place.block() < 1
        || !Position.ofBlock(place.block(), (int) place.transaction(), 0).equals(position)) {
      throw new RecordRefused(
          "PTL-BAT-005", "batch/position", position.hex(), "a block from 1 on, transaction, zeros");
    }
    return place;
  }
}

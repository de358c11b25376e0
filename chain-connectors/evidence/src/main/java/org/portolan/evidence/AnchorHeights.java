package org.portolan.evidence;

import java.nio.ByteBuffer;
import org.portolan.record.Bytes32;
import org.portolan.record.NetworkIdentity;
import org.portolan.record.Position;
import org.portolan.record.RecordRefused;

/** The height of an anchor, by the family of its network. */
public final class AnchorHeights {
  private AnchorHeights() {}

  /** tlog: index + 1; eip155 and fabric: the block. */
  public static long of(NetworkIdentity network, Bytes32 position) {
    String family = network.namespace();
    try {
      return switch (family) {
        case "tlog" -> Position.index(position) + 1;
        case "eip155", "fabric" -> ByteBuffer.wrap(position.toByteArray()).getLong();
        default ->
            throw new RecordRefused(
                "PTL-EVI-001", "names/network", family, "a ledger whose evidence is known");
      };
    } catch (IllegalArgumentException e) {
      throw new RecordRefused(
          "PTL-BAT-005", "batch/position", position.hex(), "a position of " + family);
    }
  }
}

package org.portolan.evidence;

import java.nio.ByteBuffer;
import org.portolan.record.Position;
import org.portolan.record.bundle.Bundle;

/** The height of an anchor, by the family of its network. */
final class AnchorHeight {
  private AnchorHeight() {}

  /** tlog: index + 1; eip155 and fabric: the block. */
  static long of(Bundle bundle) {
    String family = bundle.names().network().namespace();
    try {
      return switch (family) {
        case "tlog" -> Position.index(bundle.batch().position()) + 1;
        case "eip155", "fabric" ->
            ByteBuffer.wrap(bundle.batch().position().toByteArray()).getLong();
        default ->
            throw new BundleVerifier.NotBelieved(
                "PTL-EVI-001", "names/network", family, "a ledger whose evidence is known");
      };
    } catch (IllegalArgumentException e) {
      throw new BundleVerifier.NotBelieved(
          "PTL-BAT-005",
          "batch/position",
          bundle.batch().position().hex(),
          "a position of " + family);
    }
  }
}

package org.portolan.evidence.fabric.registry;

import java.util.Locale;
import org.portolan.record.Bytes32;

/**
 * Under which keys the registry keeps its state. A peer signs the keys that a view read and the
 * versions that it found, so they are part of the evidence.
 */
public final class RegistryKeys {
  private RegistryKeys() {}

  /** Written once, by the transaction that anchors; its version is the batch's position. */
  public static String batch(Bytes32 publisher, long ordinal) {
    return "batch/" + publisher.hex() + "/" + String.format(Locale.ROOT, "%019d", ordinal);
  }

  /** Written once, by the transaction that ends the commitment; absent while it is in force. */
  public static String ending(Bytes32 publisher, Bytes32 commitment) {
    return "ending/" + publisher.hex() + "/" + commitment.hex();
  }

  /** How many endings the publisher has and their head; absent while there are none. */
  public static String status(Bytes32 publisher) {
    return "status/" + publisher.hex();
  }
}

package org.portolan.evidence.fabric.registry;

import java.util.Optional;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;

/**
 * A batch and whether its publisher ended one commitment; whether the commitment is of the batch is
 * for its path to say.
 *
 * @param successor present if the commitment is ended: the one named in its place, or zero
 */
public record Standing(HeldBatch batch, Bytes32 commitment, Optional<Bytes32> successor) {
  private static final String MAGIC = "PFS1";
  private static final int LENGTH = HeldBatch.LENGTH + 32 + 1 + 32;

  /** What {@code getStanding} answers: 177 bytes. */
  public byte[] answer() {
    return Bytes.join(
        Fields.magic(MAGIC),
        batch.fields(),
        commitment.toByteArray(),
        new byte[] {(byte) (successor.isPresent() ? 1 : 0)},
        successor.orElse(Bytes32.ZERO).toByteArray());
  }

  public static Standing ofAnswer(byte[] answer) {
    Fields in = Fields.of("standing", MAGIC, LENGTH, answer);
    HeldBatch batch = HeldBatch.read(in);
    Bytes32 commitment = in.hash();
    int ended = in.u8();
    Bytes32 successor = in.hash();
    if (ended > 1 || ended == 0 && !successor.isZero()) {
      throw Fields.refused("standing", "ended " + ended + ", " + successor, "0 and zeros, or 1");
    }
    return new Standing(batch, commitment, ended == 1 ? Optional.of(successor) : Optional.empty());
  }
}

package org.portolan.evidence.fabric.registry;

import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;

/** How many commitments a publisher ended, and the head over them; 0 and zeros if none. */
public record EndingsOf(Bytes32 publisher, long endings, Bytes32 head) {
  private static final String MAGIC = "PFT1";
  private static final int LENGTH = 4 + 32 + 8 + 32;

  /** What {@code getStatus} answers: 76 bytes. */
  public byte[] answer() {
    return Bytes.join(Fields.magic(MAGIC), publisher.toByteArray(), value());
  }

  /** What stands under {@link RegistryKeys#status}: 40 bytes. */
  public byte[] value() {
    return Bytes.join(BigEndian.u64(endings), head.toByteArray());
  }

  public static EndingsOf ofAnswer(byte[] answer) {
    Fields in = Fields.of("status", MAGIC, LENGTH, answer);
    return new EndingsOf(in.hash(), in.u64("endings"), in.hash());
  }

  public static EndingsOf ofValue(Bytes32 publisher, byte[] value) {
    Fields in = Fields.of("status", "", LENGTH - 36, value);
    return new EndingsOf(publisher, in.u64("endings"), in.hash());
  }
}

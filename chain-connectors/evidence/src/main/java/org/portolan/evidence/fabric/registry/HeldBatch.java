package org.portolan.evidence.fabric.registry;

import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;
import org.portolan.record.Bytes32;

/**
 * A batch as the registry holds it.
 *
 * @param count of its leaves, a u32
 * @param transaction id of the transaction that anchored it
 */
public record HeldBatch(
    Bytes32 publisher, long ordinal, Bytes32 root, long count, Bytes32 transaction) {
  static final String MAGIC = "PFB1";
  static final int LENGTH = 4 + 32 + 8 + 32 + 4 + 32;
  private static final int VALUE_LENGTH = 32 + 4 + 32;

  /** What {@code getBatch} answers: 112 bytes. */
  public byte[] answer() {
    return Bytes.join(Fields.magic(MAGIC), fields());
  }

  byte[] fields() {
    return Bytes.join(publisher.toByteArray(), BigEndian.u64(ordinal), value());
  }

  /** What stands under {@link RegistryKeys#batch}: root, count, transaction, 68 bytes. */
  public byte[] value() {
    return Bytes.join(root.toByteArray(), BigEndian.u32(count), transaction.toByteArray());
  }

  public static HeldBatch ofAnswer(byte[] answer) {
    return read(Fields.of("batch", MAGIC, LENGTH, answer));
  }

  public static HeldBatch ofValue(Bytes32 publisher, long ordinal, byte[] value) {
    Fields in = Fields.of("batch", "", VALUE_LENGTH, value);
    return new HeldBatch(publisher, ordinal, in.hash(), in.u32(), in.hash());
  }

  static HeldBatch read(Fields in) {
    return new HeldBatch(in.hash(), in.u64("ordinal"), in.hash(), in.u32(), in.hash());
  }
}

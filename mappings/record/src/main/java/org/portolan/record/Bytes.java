package org.portolan.record;

import java.io.ByteArrayOutputStream;

/** Concatenation, the {@code ||} of the format. */
public final class Bytes {
  private Bytes() {}

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Fields of a statement as words: {@link Bytes32} as they are, numbers left-padded. */
  static byte[] words(Object... fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object field : fields) {
      Bytes32 word =
          field instanceof Bytes32 bytes
              ? bytes
              : Bytes32.leftPadded(BigEndian.u64(((Number) field).longValue()));
      out.writeBytes(word.array());
    }
    return out.toByteArray();
  }
}

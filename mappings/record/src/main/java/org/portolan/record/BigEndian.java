package org.portolan.record;

import java.nio.ByteBuffer;

/** Unsigned big-endian numbers of the format. */
public final class BigEndian {
  private BigEndian() {}

  public static byte[] u32(long value) {
    if (value < 0 || value > 0xffffffffL) {
      throw new IllegalArgumentException("not an unsigned 32-bit number: " + value);
    }
    return new byte[] {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
  }

  /** Values above 2^63 - 1 do not occur in Java; none below zero is taken. */
  public static byte[] u64(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("not an unsigned number: " + value);
    }
    return ByteBuffer.allocate(8).putLong(value).array();
  }
}

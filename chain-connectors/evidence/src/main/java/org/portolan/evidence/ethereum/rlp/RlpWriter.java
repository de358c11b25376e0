package org.portolan.evidence.ethereum.rlp;

import java.util.Arrays;
import org.portolan.record.BigEndian;
import org.portolan.record.Bytes;

/** Writes RLP in its canonical form. */
public final class RlpWriter {
  private static final int LONGEST_SHORT = 55;

  private RlpWriter() {}

  public static byte[] string(byte[] content) {
    if (content.length == 1 && (content[0] & 0xff) < RlpHead.STRING) {
      return content.clone();
    }
    return Bytes.join(head(RlpHead.STRING, content.length), content);
  }

  /** A number as the string of its big-endian bytes, none for zero. */
  public static byte[] number(long value) {
    return string(shortest(value));
  }

  /** A list of items that are encoded already. */
  public static byte[] list(byte[]... items) {
    byte[] content = Bytes.join(items);
    return Bytes.join(head(RlpHead.LIST, content.length), content);
  }

  private static byte[] head(int base, int length) {
    if (length <= LONGEST_SHORT) {
      return new byte[] {(byte) (base + length)};
    }
    byte[] octets = shortest(length);
    return Bytes.join(new byte[] {(byte) (base + LONGEST_SHORT + octets.length)}, octets);
  }

  private static byte[] shortest(long value) {
    byte[] octets = BigEndian.u64(value);
    return Arrays.copyOfRange(octets, Long.numberOfLeadingZeros(value) / 8, octets.length);
  }
}

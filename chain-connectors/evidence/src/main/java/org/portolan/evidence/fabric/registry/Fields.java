package org.portolan.evidence.fabric.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;

/** Answers and values of one length each, that begin with what they are. */
final class Fields {
  private final ByteBuffer in;

  private Fields(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  static Fields of(String what, String magic, int length, byte[] bytes) {
    byte[] begin = magic.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length != length
        || !ByteBuffer.wrap(bytes).slice(0, begin.length).equals(ByteBuffer.wrap(begin))) {
      throw refused(what, bytes.length + " bytes", magic + " and " + length + " bytes in all");
    }
    Fields fields = new Fields(bytes);
    fields.in.position(begin.length);
    return fields;
  }

  static byte[] magic(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  Bytes32 hash() {
    byte[] bytes = new byte[Bytes32.LENGTH];
    in.get(bytes);
    return Bytes32.of(bytes);
  }

  long u64(String what) {
    long value = in.getLong();
    if (value < 0) {
      throw refused(what, "a number from 2^63 on", "a number below 2^63");
    }
    return value;
  }

  long u32() {
    return in.getInt() & 0xffffffffL;
  }

  int u8() {
    return in.get() & 0xff;
  }

  static RecordRefused refused(String what, String seen, String expected) {
    return new RecordRefused("PTL-FAB-013", what, seen, expected);
  }
}

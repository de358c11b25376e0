package org.portolan.record.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes deterministic CBOR; map keys are written by the caller in their bytewise order. */
public final class CborWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

  /** Any integer of 64 bits, shortest form. */
  public CborWriter integer(long value) {
    return value >= 0 ? head(0, value) : head(1, -1 - value);
  }

  public CborWriter bytes(byte[] value) {
    head(2, value.length);
    out.writeBytes(value);
    return this;
  }

  public CborWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    head(3, utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  public CborWriter array(int size) {
    return head(4, size);
  }

  public CborWriter map(int size) {
    return head(5, size);
  }

  public CborWriter tag(long tag) {
    return head(6, tag);
  }

  public CborWriter nil() {
    out.write(0xf6);
    return this;
  }

  /** Bytes that are deterministic CBOR already. */
  public CborWriter encoded(byte[] item) {
    out.writeBytes(item);
    return this;
  }

  public byte[] toByteArray() {
    return out.toByteArray();
  }

  private CborWriter head(int major, long argument) {
    int first = major << 5;
    if (argument < 24) {
      out.write(first | (int) argument);
    } else if (argument <= 0xff) {
      out.write(first | 24);
      big(argument, 1);
    } else if (argument <= 0xffff) {
      out.write(first | 25);
      big(argument, 2);
    } else if (argument <= 0xffffffffL) {
      out.write(first | 26);
      big(argument, 4);
    } else {
      out.write(first | 27);
      big(argument, 8);
    }
    return this;
  }

  private void big(long value, int octets) {
    for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }
}

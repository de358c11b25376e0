package org.portolan.record;

import java.util.Arrays;

/** Thirty-two bytes: every identifier, digest, root and node of the format. Immutable. */
public final class Bytes32 implements Comparable<Bytes32> {
  public static final int LENGTH = 32;
  public static final Bytes32 ZERO = new Bytes32(new byte[LENGTH]);

  private final byte[] bytes;

  private Bytes32(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies {@code bytes}, which must be 32 long. */
  public static Bytes32 of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("32 bytes expected, not " + bytes.length);
    }
    return new Bytes32(bytes.clone());
  }

  /** Copies 32 bytes of {@code source} from {@code offset}. */
  public static Bytes32 at(byte[] source, int offset) {
    return new Bytes32(Arrays.copyOfRange(source, offset, offset + LENGTH));
  }

  /** Takes ownership: the caller never touches {@code bytes} again. */
  static Bytes32 wrap(byte[] bytes) {
    return new Bytes32(bytes);
  }

  /** Pads with zeros on the left: an address, a number. At most 32 bytes. */
  public static Bytes32 leftPadded(byte[] bytes) {
    if (bytes.length > LENGTH) {
      throw new IllegalArgumentException("at most 32 bytes expected, not " + bytes.length);
    }
    byte[] padded = new byte[LENGTH];
    System.arraycopy(bytes, 0, padded, LENGTH - bytes.length, bytes.length);
    return new Bytes32(padded);
  }

  /** Strict: 64 lower-case hexadecimal digits. */
  public static Bytes32 fromHex(String hex) {
    return of(Hex.decode(hex));
  }

  public String hex() {
    return Hex.encode(bytes);
  }

  public byte[] toByteArray() {
    return bytes.clone();
  }

  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  /** The array itself, for hashing inside this package. */
  byte[] array() {
    return bytes;
  }

  /** Bit {@code index} counted from the most significant one of the first byte: 0 or 1. */
  public int bit(int index) {
    return bytes[index >> 3] >> (7 - (index & 7)) & 1;
  }

  public boolean isZero() {
    return equals(ZERO);
  }

  @Override
  public int compareTo(Bytes32 other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes32 that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}

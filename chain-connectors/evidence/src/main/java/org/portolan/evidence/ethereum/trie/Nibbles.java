package org.portolan.evidence.ethereum.trie;

import org.portolan.record.RecordRefused;

/** A path of half-bytes, and its compact form: a flag of kind and parity, then the half-bytes. */
record Nibbles(byte[] values) {
  private static final int ODD = 1;
  private static final int LEAF = 2;

  static Nibbles of(byte[] key) {
    return new Nibbles(spread(key, 0));
  }

  /** A compact path: whether it ends in a value, and its half-bytes. */
  record Compact(boolean leaf, Nibbles path) {
    static Compact decode(byte[] bytes) {
      int flag = bytes.length == 0 ? -1 : bytes[0] >> 4 & 15;
      if (flag < 0 || flag > (LEAF | ODD)) {
        throw refused("flag " + flag, "a path flag from 0 to 3");
      }
      boolean odd = (flag & ODD) != 0;
      if (!odd && (bytes[0] & 15) != 0) {
        throw refused("a half-byte behind an even flag", "0");
      }
      return new Compact((flag & LEAF) != 0, new Nibbles(spread(bytes, odd ? 1 : 2)));
    }
  }

  int length() {
    return values.length;
  }

  int at(int index) {
    return values[index];
  }

  /** Whether {@code other} stands in this path from {@code offset} on. */
  boolean has(Nibbles other, int offset) {
    if (other.length() > length() - offset) {
      return false;
    }
    for (int i = 0; i < other.length(); i++) {
      if (values[offset + i] != other.values[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] spread(byte[] bytes, int from) {
    byte[] nibbles = new byte[2 * bytes.length - from];
    for (int i = 0; i < nibbles.length; i++) {
      int nibble = i + from;
      nibbles[i] = (byte) (bytes[nibble / 2] >> (nibble % 2 == 0 ? 4 : 0) & 15);
    }
    return nibbles;
  }

  private static RecordRefused refused(String seen, String expected) {
    return new RecordRefused("PTL-MPT-003", "node path", seen, expected);
  }
}

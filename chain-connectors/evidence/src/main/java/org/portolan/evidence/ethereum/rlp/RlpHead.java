package org.portolan.evidence.ethereum.rlp;

import org.portolan.record.RecordRefused;

/**
 * Where an item begins, where its content begins and where it ends.
 *
 * <p>The first byte says it: below 0x80 the byte itself, below 0xb8 a string of up to 55 bytes,
 * below 0xc0 a string with the length of its length, and the same twice for lists from 0xc0.
 */
record RlpHead(int start, int payload, int end) {
  static final int STRING = 0x80;
  static final int LIST = 0xc0;
  private static final int LONGEST_SHORT = 55;

  /** Reads one head within {@code limit}; what stands inside a list is not looked at. */
  static RlpHead read(byte[] source, int start, int limit) {
    if (start >= limit) {
      throw refused("PTL-RLP-002", start, "the end", "an item");
    }
    int first = source[start] & 0xff;
    if (first < STRING) {
      return new RlpHead(start, start, start + 1);
    }
    int base = first < LIST ? STRING : LIST;
    int payload = start + 1;
    long length = first - base;
    if (length > LONGEST_SHORT) {
      int octets = (int) length - LONGEST_SHORT;
      length = longLength(source, payload, octets, limit);
      payload += octets;
    }
    if (length > limit - payload) {
      throw refused(
          "PTL-RLP-002", start, length + " bytes of content", (limit - payload) + " left");
    }
    if (base == STRING && length == 1 && (source[payload] & 0xff) < STRING) {
      throw refused("PTL-RLP-001", start, "one byte behind a head", "the byte alone");
    }
    return new RlpHead(start, payload, payload + (int) length);
  }

  private static long longLength(byte[] source, int at, int octets, int limit) {
    if (octets > limit - at) {
      throw refused("PTL-RLP-002", at, octets + " bytes of length", (limit - at) + " left");
    }
    if (source[at] == 0) {
      throw refused("PTL-RLP-001", at, "a length with a zero in front", "the shortest length");
    }
    if (octets > 4) {
      throw refused("PTL-RLP-002", at, octets + " bytes of length", (limit - at) + " bytes left");
    }
    long length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | source[at + i] & 0xff;
    }
    if (length <= LONGEST_SHORT) {
      throw refused("PTL-RLP-001", at, "the long form of " + length, "the short form");
    }
    return length;
  }

  /** Reads one head and everything inside it. */
  static RlpHead walk(byte[] source, int start, int limit, int depth) {
    RlpHead head = read(source, start, limit);
    if ((source[start] & 0xff) >= LIST) {
      if (depth == RlpItem.MAX_DEPTH) {
        throw refused(
            "PTL-RLP-003", start, "a list in " + depth + " lists", "at most " + RlpItem.MAX_DEPTH);
      }
      for (int at = head.payload; at < head.end; ) {
        at = walk(source, at, head.end, depth + 1).end;
      }
    }
    return head;
  }

  private static RecordRefused refused(String code, int offset, String seen, String expected) {
    return new RecordRefused(code, "offset " + offset, seen, expected);
  }
}

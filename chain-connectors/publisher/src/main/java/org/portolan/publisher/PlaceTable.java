package org.portolan.publisher;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * From a 64-bit fingerprint to the offsets of the frames that may have it: a hash table with open
 * addressing whose bytes are the same in memory and in an index file. Whoever asks reads the frame
 * and compares; the table only says where to look.
 */
final class PlaceTable {
  /** Half of the slots stay free. */
  static final int CAPACITY = Segment.MAX_RECORDS * 2;

  private static final int SLOT = 16;
  private static final long[] NONE = {};
  static final int BYTES = CAPACITY * SLOT;

  private final ByteBuffer slots;

  /**
   * @param slots {@link #BYTES} bytes, all zero for an empty table
   */
  PlaceTable(ByteBuffer slots) {
    this.slots = slots;
  }

  static PlaceTable empty() {
    return new PlaceTable(ByteBuffer.allocate(BYTES));
  }

  void put(long fingerprint, long offset) {
    int slot = slot(fingerprint);
    while (slots.getLong(slot * SLOT + 8) != 0) {
      slot = slot + 1 & CAPACITY - 1;
    }
    slots.putLong(slot * SLOT, fingerprint).putLong(slot * SLOT + 8, offset + 1);
  }

  /** The offsets that were put under a fingerprint. */
  long[] offsets(long fingerprint) {
    long[] found = NONE;
    int slot = slot(fingerprint);
    while (true) {
      long offset = slots.getLong(slot * SLOT + 8) - 1;
      if (offset < 0) {
        return found;
      }
      if (slots.getLong(slot * SLOT) == fingerprint) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = offset;
      }
      slot = slot + 1 & CAPACITY - 1;
    }
  }

  ByteBuffer bytes() {
    return slots.duplicate().position(0).limit(BYTES);
  }

  private static int slot(long fingerprint) {
    return (int) (fingerprint * 0x9E3779B97F4A7C15L >>> 40) & CAPACITY - 1;
  }
}

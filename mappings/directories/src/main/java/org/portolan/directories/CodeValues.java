package org.portolan.directories;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The values of a code list, found by their bytes: a look-up makes no object. Values of up to eight
 * ASCII characters are packed into a long each, in a table at most half full.
 */
public final class CodeValues {
  private static final int PACKED = 8;

  private final Set<String> all;
  private final long[] table;
  private final boolean empty;

  public CodeValues(Set<String> codes) {
    this.all = Set.copyOf(codes);
    this.empty = codes.isEmpty();
    int size = Integer.highestOneBit(Math.max(1, codes.size())) * 4;
    this.table = new long[size];
    for (String code : codes) {
      byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > 0 && bytes.length <= PACKED) {
        put(pack(bytes, 0, bytes.length));
      }
    }
  }

  public boolean isEmpty() {
    return empty;
  }

  public Set<String> all() {
    return all;
  }

  /** Whether the bytes from one index up to another are a value of the list. */
  public boolean contains(byte[] data, int from, int to) {
    if (to - from > PACKED) {
      return all.contains(new String(data, from, to - from, StandardCharsets.UTF_8));
    }
    long packed = pack(data, from, to);
    for (int at = slot(packed); table[at] != 0; at = at + 1 & table.length - 1) {
      if (table[at] == packed) {
        return true;
      }
    }
    return false;
  }

  private void put(long packed) {
    int at = slot(packed);
    while (table[at] != 0 && table[at] != packed) {
      at = at + 1 & table.length - 1;
    }
    table[at] = packed;
  }

  private int slot(long packed) {
    long mixed = packed * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 40) & table.length - 1;
  }

  private static long pack(byte[] data, int from, int to) {
    long packed = 0;
    for (int i = from; i < to; i++) {
      packed = packed << 8 | data[i] & 0xff;
    }
    return packed;
  }
}

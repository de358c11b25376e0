package org.portolan.record;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Entry 0 of every record: the pointers of all others, in order. It makes absence provable, and its
 * rules make a record one tree of values and not two that share leaves.
 */
public final class Manifest {
  public static final int MAX_ENTRIES = 1 << 20;

  private final List<String> pointers;
  private final Map<String, Integer> arrays;

  /** Refuses pointers that break a rule. */
  public Manifest(List<String> pointers) {
    this.pointers = List.copyOf(pointers);
    checkOrder(this.pointers);
    this.arrays = ManifestShape.arrays(this.pointers);
  }

  /** Of entries 1 to n. */
  public List<String> pointers() {
    return pointers;
  }

  /** For each array that the pointers show, how many elements it has. */
  public Map<String, Integer> arrays() {
    return arrays;
  }

  /** {@code ["","manifest",["/a","/b"]]} */
  public byte[] encode() {
    byte[] list = JsonStrings.array(pointers);
    return Bytes.join(Ascii.bytes("[\"\",\"manifest\","), list, Ascii.bytes("]"));
  }

  /** Strict; refuses pointers that break a rule. */
  public static Manifest decode(byte[] encoded) {
    byte[] prefix = Ascii.bytes("[\"\",\"manifest\",");
    int last = encoded.length - 1;
    if (encoded.length < prefix.length + 1
        || Arrays.mismatch(prefix, encoded) != prefix.length
        || encoded[last] != ']') {
      throw refused("PTL-MAN-001", "entry 0", "other bytes", "the manifest");
    }
    return new Manifest(JsonStrings.parseArray(Arrays.copyOfRange(encoded, prefix.length, last)));
  }

  /** Whether the manifest names the pointer, or one below it. */
  public boolean has(String pointer) {
    return !at(pointer).isEmpty();
  }

  /** The pointer and those below it, as far as they are there; they stand side by side. */
  public List<String> at(String pointer) {
    // '/' sorts before every character of a token: what is below follows at once, '0' is past it.
    return pointers.subList(place(pointer), place(pointer + "0"));
  }

  private int place(String pointer) {
    int at = Collections.binarySearch(pointers, pointer, Pointers.ORDER);
    return at >= 0 ? at : -at - 1;
  }

  private static void checkOrder(List<String> pointers) {
    if (pointers.isEmpty() || pointers.size() > MAX_ENTRIES) {
      throw refused("PTL-MAN-002", "manifest", pointers.size() + " pointers", "1 to 2^20 pointers");
    }
    String before = null;
    for (String pointer : pointers) {
      if (!Pointers.isValid(pointer)) {
        throw refused("PTL-ENT-005", "manifest", pointer, "a valid pointer");
      }
      if (before != null && Pointers.ORDER.compare(before, pointer) >= 0) {
        throw refused(
            "PTL-MAN-003", pointer, "after " + before, "pointers in order, none of them twice");
      }
      before = pointer;
    }
  }

  static RecordRefused refused(String code, String where, String seen, String expected) {
    return new RecordRefused(code, where, seen, expected);
  }
}

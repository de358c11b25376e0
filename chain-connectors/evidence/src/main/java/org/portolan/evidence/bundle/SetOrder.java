package org.portolan.evidence.bundle;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import org.portolan.record.Entry;
import org.portolan.record.Manifest;

/**
 * A set's elements stand in the order of their entries' bytes; that is checked of those that are
 * shown whole. Two records of one document would otherwise differ by the order a sender used.
 */
final class SetOrder {
  private SetOrder() {}

  static void check(String pattern, Manifest manifest, Map<String, Entry> shown) {
    Map<String, Integer> arrays = manifest.arrays();
    for (String set : Mandatory.expand(pattern, arrays)) {
      byte[] before = null;
      for (int i = 0; i < arrays.getOrDefault(set, 0); i++) {
        byte[] element = element(set + "/" + i, manifest, shown);
        if (element == null) {
          continue;
        }
        BundleVerifier.require(
            before == null || Arrays.compareUnsigned(before, element) <= 0,
            "PTL-SET-001",
            set + "/" + i,
            "an element before its place",
            "the elements of a set in the order of their bytes");
        before = element;
      }
    }
  }

  /** The element's entries one after the other, pointers cut to what follows it; null if hidden. */
  private static byte[] element(String pointer, Manifest manifest, Map<String, Entry> shown) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String inside : manifest.at(pointer)) {
      Entry entry = shown.get(inside);
      if (entry == null) {
        return null;
      }
      out.writeBytes(cut(entry, pointer));
    }
    return out.toByteArray();
  }

  private static byte[] cut(Entry entry, String pointer) {
    // The encoding begins ["<pointer>", and pointers need no escapes: cut the text itself.
    byte[] whole = entry.encode();
    int skip = 2 + pointer.length();
    byte[] cut = new byte[whole.length - pointer.length()];
    cut[0] = '[';
    cut[1] = '"';
    System.arraycopy(whole, skip, cut, 2, whole.length - skip);
    return cut;
  }
}

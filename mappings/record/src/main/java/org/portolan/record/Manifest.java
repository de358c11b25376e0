package org.portolan.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entry 0 of every record: the pointers of all others, in order. It makes absence provable, and its
 * rules make a record one tree of values and not two that share leaves.
 *
 * @param pointers of entries 1 to n
 */
public record Manifest(List<String> pointers) {
  public static final int MAX_ENTRIES = 1 << 20;

  public Manifest {
    pointers = List.copyOf(pointers);
    checkRules(pointers);
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

  private static void checkRules(List<String> pointers) {
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
    Shape.of(pointers).check();
  }

  private static RecordRefused refused(String code, String where, String seen, String expected) {
    return new RecordRefused(code, where, seen, expected);
  }

  /**
   * Which pointers stand where. A pointer that has indices below it is an array, and its own entry
   * its count; one that has names below it is an object and has no entry.
   */
  private record Shape(Set<String> named, Map<String, Set<String>> below) {
    static Shape of(List<String> pointers) {
      Map<String, Set<String>> below = new HashMap<>();
      for (String pointer : pointers) {
        String child = pointer;
        while (!child.isEmpty()) {
          String parent = child.substring(0, child.lastIndexOf('/'));
          String token = child.substring(parent.length() + 1);
          if (!below.computeIfAbsent(parent, p -> new HashSet<>()).add(token)) {
            break;
          }
          child = parent;
        }
      }
      return new Shape(new HashSet<>(pointers), below);
    }

    void check() {
      List<String> parents = new ArrayList<>(below.keySet());
      for (String parent : parents) {
        Set<String> tokens = below.get(parent);
        boolean indices = tokens.stream().anyMatch(Pointers::isIndex);
        if (!indices) {
          if (named.contains(parent)) {
            throw refused("PTL-MAN-004", parent, "names below an entry", "nothing below a value");
          }
          continue;
        }
        if (parent.isEmpty()) {
          throw refused("PTL-MAN-005", "/", "an array", "a root that is no array");
        }
        if (!named.contains(parent)) {
          throw refused("PTL-MAN-006", parent, "indices without a count", "a count entry");
        }
        for (int i = 0; i < tokens.size(); i++) {
          if (!tokens.contains(Integer.toString(i))) {
            throw refused(
                "PTL-MAN-007",
                parent,
                "no element " + i,
                "only indices below a count, from 0 without a hole");
          }
        }
      }
    }
  }

  /** For each array that the pointers show, how many elements it has. */
  public Map<String, Integer> arrays() {
    Map<String, Integer> sizes = new HashMap<>();
    Shape.of(pointers)
        .below()
        .forEach(
            (parent, tokens) -> {
              if (tokens.stream().anyMatch(Pointers::isIndex)) {
                sizes.put(parent, tokens.size());
              }
            });
    return sizes;
  }
}

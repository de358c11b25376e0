package org.portolan.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which pointers stand where. One that has indices below it is an array, and its own entry its
 * count; one that has names below it is an object and has no entry.
 *
 * <p>In the order of pointers what is below one follows it at once, so that the pointer before
 * tells what was seen already.
 */
final class ManifestShape {
  private final List<String> pointers;
  private final Map<String, Children> parents = new LinkedHashMap<>();

  private ManifestShape(List<String> pointers) {
    this.pointers = pointers;
  }

  /** What stands directly below one pointer. */
  private static final class Children {
    private final boolean named;
    private int tokens;
    private int indices;
    private int greatest = -1;

    /**
     * @param named whether the pointer itself has an entry
     */
    Children(boolean named) {
      this.named = named;
    }

    /**
     * @param pointer whose last token, from a place on, is the child
     */
    void add(String pointer, int from) {
      tokens++;
      if (Pointers.isIndex(pointer, from, pointer.length())) {
        indices++;
        greatest = Math.max(greatest, Integer.parseInt(pointer, from, pointer.length(), 10));
      }
    }

    /** No token stands here twice, so that so many indices below their number are all of them. */
    boolean areElements() {
      return indices == tokens && greatest == indices - 1;
    }
  }

  /**
   * For each array how many elements it has.
   *
   * @param pointers in their order, none of them twice
   * @throws RecordRefused where they are not those of one tree of values
   */
  static Map<String, Integer> arrays(List<String> pointers) {
    ManifestShape shape = new ManifestShape(pointers);
    String before = "";
    for (String pointer : pointers) {
      shape.take(pointer, before);
      before = pointer;
    }
    return shape.checked();
  }

  private void take(String pointer, String before) {
    String child = pointer;
    while (!child.isEmpty() && !isAtOrBelow(before, child)) {
      int slash = child.lastIndexOf('/');
      String parent = child.substring(0, slash);
      Children children = parents.get(parent);
      if (children == null) {
        children = new Children(!parent.isEmpty() && parent.equals(before));
        parents.put(parent, children);
      }
      children.add(child, slash + 1);
      child = parent;
    }
  }

  private static boolean isAtOrBelow(String pointer, String above) {
    return pointer.startsWith(above)
        && (pointer.length() == above.length() || pointer.charAt(above.length()) == '/');
  }

  private Map<String, Integer> checked() {
    Map<String, Integer> arrays = new HashMap<>();
    parents.forEach(
        (parent, children) -> {
          if (children.indices > 0) {
            requireArray(parent, children);
            arrays.put(parent, children.indices);
          } else if (children.named) {
            throw Manifest.refused(
                "PTL-MAN-004", parent, "names below an entry", "nothing below a value");
          }
        });
    return Map.copyOf(arrays);
  }

  private void requireArray(String parent, Children children) {
    if (parent.isEmpty()) {
      throw Manifest.refused("PTL-MAN-005", "/", "an array", "a root that is no array");
    }
    if (!children.named) {
      throw Manifest.refused("PTL-MAN-006", parent, "indices without a count", "a count entry");
    }
    if (!children.areElements()) {
      throw Manifest.refused(
          "PTL-MAN-007",
          parent,
          "no element " + firstMissing(parent),
          "only indices below a count, from 0 without a hole");
    }
  }

  private int firstMissing(String array) {
    Set<String> there = new HashSet<>();
    int from = array.length() + 1;
    for (String pointer : pointers) {
      if (pointer.length() > from && isAtOrBelow(pointer, array)) {
        int slash = pointer.indexOf('/', from);
        there.add(pointer.substring(from, slash < 0 ? pointer.length() : slash));
      }
    }
    int missing = 0;
    while (there.contains(Integer.toString(missing))) {
      missing++;
    }
    return missing;
  }
}

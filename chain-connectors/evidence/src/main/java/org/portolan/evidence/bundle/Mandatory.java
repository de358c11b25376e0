package org.portolan.evidence.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.portolan.record.Manifest;

/** Which mandatory pointers a record does not have. */
final class Mandatory {
  private Mandatory() {}

  /** A token {@code *} asks once for each index there is; with no index nothing is missing. */
  static List<String> missing(
      List<String> mandatory, Manifest manifest, Map<String, Integer> arrays) {
    List<String> missing = new ArrayList<>();
    for (String pattern : mandatory) {
      for (String pointer : expand(pattern, arrays)) {
        if (!manifest.has(pointer)) {
          missing.add(pointer);
        }
      }
    }
    return missing;
  }

  /** The pointers that a pattern stands for in a record of these arrays. */
  static List<String> expand(String pattern, Map<String, Integer> arrays) {
    List<String> pointers = new ArrayList<>(List.of(""));
    for (String token : pattern.substring(1).split("/")) {
      List<String> longer = new ArrayList<>();
      for (String pointer : pointers) {
        if (token.equals("*")) {
          for (int i = 0; i < arrays.getOrDefault(pointer, 0); i++) {
            longer.add(pointer + "/" + i);
          }
        } else {
          longer.add(pointer + "/" + token);
        }
      }
      pointers = longer;
    }
    return pointers;
  }
}

package org.portolan.uncefact.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.portolan.uncefact.model.TradeDocument;
import org.portolan.uncefact.value.Value;

/** Where two documents differ, field by field. */
public final class Differences {
  private Differences() {}

  /**
   * A field that is not the same in both.
   *
   * @param before empty where the first document does not have it
   * @param after empty where the second does not
   */
  public record Difference(String pointer, Optional<String> before, Optional<String> after) {
    /** The field whatever its place in lists. */
    public String field() {
      return pointer.replaceAll("/\\d+(?=/|$)", "[]");
    }

    @Override
    public String toString() {
      return pointer + " | " + before.orElse("-") + " | " + after.orElse("-");
    }
  }

  /** In the order of the pointers; empty where both say the same. */
  public static List<Difference> between(
      Optional<TradeDocument> before, Optional<TradeDocument> after) {
    Map<String, String> one = leaves(before);
    Map<String, String> other = leaves(after);
    TreeSet<String> pointers = new TreeSet<>(one.keySet());
    pointers.addAll(other.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String pointer : pointers) {
      Optional<String> was = Optional.ofNullable(one.get(pointer));
      Optional<String> is = Optional.ofNullable(other.get(pointer));
      if (!was.equals(is)) {
        differences.add(new Difference(pointer, was, is));
      }
    }
    return differences;
  }

  /** What the source was is no field: the hash of the file, the names of the tables. */
  private static Map<String, String> leaves(Optional<TradeDocument> document) {
    Map<String, String> leaves = new LinkedHashMap<>();
    document.ifPresent(
        it ->
            it.leaves().stream()
                .filter(leaf -> !leaf.pointer().startsWith("/source/"))
                .forEach(leaf -> leaves.put(leaf.pointer(), text(leaf.value()))));
    return leaves;
  }

  private static String text(Value value) {
    return value.qualifier() == null || value.qualifier().isEmpty()
        ? value.text()
        : value.text() + " (" + value.qualifier() + ")";
  }
}

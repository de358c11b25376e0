package org.portolan.uncefact.mapping;

import java.util.List;
import java.util.Map;

/**
 * What says a value in a message.
 *
 * @param texts one text; several where a long one is cut over the repeats of an element
 * @param second unit, currency or date format, where the rule takes a pair; else empty
 * @param beside what stands in other components of the same element, by component
 * @param losses what it says less than the value did
 */
record Rendered(
    List<String> texts, String second, Map<Integer, String> beside, List<Remark> losses) {
  /**
   * A remark for the loss report.
   *
   * @param category truncated, transliterated, rounded or code-widened
   */
  record Remark(String category, String why) {}

  static Rendered of(String text) {
    return new Rendered(List.of(text), "", Map.of(), List.of());
  }

  Rendered with(String other) {
    return new Rendered(texts, other, beside, losses);
  }

  Rendered beside(int component, String text) {
    return new Rendered(texts, second, Map.of(component, text), losses);
  }

  Rendered losing(String category, String why) {
    return new Rendered(texts, second, beside, List.of(new Remark(category, why)));
  }

  boolean isExact() {
    return losses.isEmpty();
  }
}

package org.portolan.uncefact.mapping;

import java.util.List;
import java.util.Optional;
import org.portolan.record.EntryType;
import org.portolan.uncefact.model.TradeDocument;

/** Control totals as they are written: computed from the document, never kept in it. */
final class Totals {
  private Totals() {}

  /**
   * @param unit of the values that were added up; empty where they have none
   */
  record Total(String text, String unit) {}

  /** Empty where there is nothing to count, or the values are of several units. */
  static Optional<Total> of(String control, TradeDocument document) {
    String total = Controls.count(control, document);
    if (total == null || total.equals("0")) {
      return Optional.empty();
    }
    List<String> units = units(control, document);
    return units.size() > 1
        ? Optional.empty()
        : Optional.of(new Total(total, units.isEmpty() ? "" : units.get(0)));
  }

  private static List<String> units(String control, TradeDocument document) {
    if (Controls.counts(control)) {
      return List.of();
    }
    return document.values(Controls.pointer(control)).stream()
        .filter(value -> value.type() == EntryType.QUANTITY || value.type() == EntryType.AMOUNT)
        .map(value -> value.qualifier())
        .distinct()
        .toList();
  }
}

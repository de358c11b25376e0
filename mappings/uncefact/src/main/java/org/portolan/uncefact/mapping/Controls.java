package org.portolan.uncefact.mapping;

import java.math.BigDecimal;
import org.portolan.uncefact.model.TradeDocument;

/** What a control total should be: {@code count(/array)}, {@code sum(/array[]/leaf)}. */
final class Controls {
  private Controls() {}

  /** Null where the document does not tell. */
  static String count(String control, TradeDocument document) {
    String pointer = pointer(control);
    if (counts(control)) {
      return Integer.toString(document.size(pointer));
    }
    BigDecimal sum =
        document.values(pointer).stream()
            .map(value -> new BigDecimal(value.text()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.signum() == 0 ? null : sum.stripTrailingZeros().toPlainString();
  }

  /** Whether elements are counted; else values are added up. */
  static boolean counts(String control) {
    return control.startsWith("count(");
  }

  /** The array, or the pattern of the values. */
  static String pointer(String control) {
    return control.substring(control.indexOf('(') + 1, control.length() - 1);
  }

  static String plain(String text) {
    try {
      return new BigDecimal(text.replace(',', '.')).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return text;
    }
  }
}

package org.portolan.uncefact.mapping;

import java.math.BigDecimal;
import org.portolan.uncefact.model.TradeDocument;

/** What a control total should be: {@code count(/array)}, {@code sum(/array[]/leaf)}. */
final class Controls {
  private Controls() {}

  /** Null where the document does not tell. */
  static String count(String control, TradeDocument document) {
    String pointer = control.substring(control.indexOf('(') + 1, control.length() - 1);
    if (control.startsWith("count(")) {
      return Integer.toString(document.size(pointer));
    }
    String pattern = pointer.replace("[]", "/\\d+");
    BigDecimal sum =
        document.leaves().stream()
            .filter(leaf -> leaf.pointer().matches(pattern))
            .map(leaf -> new BigDecimal(leaf.value().text()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.signum() == 0 ? null : sum.stripTrailingZeros().toPlainString();
  }

  static String plain(String text) {
    try {
      return new BigDecimal(text.replace(',', '.')).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return text;
    }
  }
}

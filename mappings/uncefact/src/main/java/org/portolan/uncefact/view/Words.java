package org.portolan.uncefact.view;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.portolan.uncefact.value.Value;

/** Values in words: units and codes by their short names, thousands apart, dates as they are. */
final class Words {
  private static final Map<String, String> WORDS = new HashMap<>();

  static {
    ViewTables.rows("words.psv").forEach(row -> WORDS.put(row[0] + "|" + row[1], row[2]));
  }

  private Words() {}

  static String of(Value value) {
    return switch (value.type()) {
      case QUANTITY -> grouped(value.text()) + " " + unit(value.qualifier());
      case AMOUNT -> grouped(value.text()) + " " + value.qualifier();
      case NUMBER -> grouped(value.text());
      case DATE -> value.text().replace('T', ' ');
      case CODE -> code(value);
      case TEXT, ID, FLAG, HASH, COUNT -> value.text();
    };
  }

  /** The word for a code, or the code itself. */
  static String code(Value code) {
    return WORDS.getOrDefault(code.qualifier() + "|" + code.text(), code.text());
  }

  static String country(Value code) {
    String name = Locale.of("", code.text()).getDisplayCountry(Locale.ENGLISH);
    return name.equals(code.text()) ? name : name + " (" + code.text() + ")";
  }

  static String unit(String unit) {
    return WORDS.getOrDefault("unit|" + unit, unit);
  }

  /** 93600.5 gives 93,600.5. */
  private static String grouped(String decimal) {
    int point = decimal.indexOf('.');
    String fraction = point < 0 ? "" : decimal.substring(point);
    String whole = point < 0 ? decimal : decimal.substring(0, point);
    return whole.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",") + fraction;
  }
}

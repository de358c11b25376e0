package org.portolan.uncefact.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.portolan.record.EntryType;

/**
 * Decimal numbers: read without rounding into their one spelling, written rounded half up.
 *
 * <p>ISO 9735 (syntax 1 to 4) numeric representation: comma or point as the mark, no thousands
 * separator, minus before the digits. A number carries no scale of its own: 2.50 is 2.5.
 */
public final class Decimals {
  private static final int MAX_SENT = 200;

  private Decimals() {}

  /** A plain number. The mark of the interchange (UNA) counts besides comma and point. */
  public static Reading number(String sent, char mark) {
    String canonical = canonical(sent, mark);
    return canonical == null ? notANumber(sent) : Reading.taken(Value.number(canonical));
  }

  /** A quantity; the unit as sent may be a code of older lists that has one equal in Rec 20. */
  public static Reading quantity(String sent, String unit, char mark) {
    if (unit == null || unit.isBlank()) {
      return Reading.refused("PTL-VAL-002", sent, "a unit of UN/CEFACT Recommendation 20");
    }
    String canonical = canonical(sent, mark);
    return canonical == null
        ? notANumber(sent)
        : Reading.taken(Value.quantity(canonical, Codes.unit(unit.strip())));
  }

  public static Reading amount(String sent, String currency, char mark) {
    if (currency == null || currency.isBlank()) {
      return Reading.refused("PTL-VAL-001", sent, "a currency of ISO 4217");
    }
    String canonical = canonical(sent, mark);
    return canonical == null
        ? notANumber(sent)
        : Reading.taken(Value.amount(canonical, currency.strip()));
  }

  /**
   * An allowance or charge, which is stated without sign: its direction stands in the indicator.
   * Where the sign was turned over, the reading carries a note and the caller turns the indicator.
   */
  public static Reading unsigned(Reading reading) {
    if (!(reading instanceof Reading.Taken taken) || !taken.value().text().startsWith("-")) {
      return reading;
    }
    Value value = taken.value();
    String digits = value.text().substring(1);
    return Reading.taken(new Value(value.type(), digits, value.qualifier()))
        .noting(new ValueNote("PTL-VAL-022", value.text(), digits));
  }

  /**
   * A value in the spelling of a target.
   *
   * @param digits most digits the target holds, mark and sign not counted
   * @param scale most digits after the mark
   * @param mark decimal mark of the target
   */
  public static Writing write(Value value, int digits, int scale, char mark) {
    if (value.type() != EntryType.NUMBER
        && value.type() != EntryType.QUANTITY
        && value.type() != EntryType.AMOUNT) {
      throw new IllegalArgumentException("Not a decimal: " + value);
    }
    if (mark == '.' && isShort(value.text(), digits, scale)) {
      return Writing.Written.exactly(value.text());
    }
    BigDecimal exact = new BigDecimal(value.text());
    int whole = Math.max(1, exact.precision() - exact.scale());
    int room = Math.max(0, Math.min(scale, digits - whole));
    BigDecimal rounded = exact.scale() > room ? exact.setScale(room, RoundingMode.HALF_UP) : exact;
    if (rounded.precision() - rounded.scale() > digits) {
      return new Writing.NoPlace(
          new ValueNote("PTL-VAL-007", value.text(), "at most " + digits + " digits"));
    }
    String text = plain(rounded).replace('.', mark);
    return rounded.compareTo(exact) == 0
        ? Writing.Written.exactly(text)
        : Writing.Written.noting(text, new ValueNote("PTL-VAL-006", value.text(), text));
  }

  /** Whether a text is the one spelling of a decimal already and fits: nearly all do. */
  private static boolean isShort(String text, int digits, int scale) {
    int length = text.length();
    int first = text.charAt(0) == '-' ? 1 : 0;
    int point = text.indexOf('.');
    boolean padded = first + 1 < length && text.charAt(first) == '0' && point != first + 1;
    boolean trailing = point >= 0 && text.charAt(length - 1) == '0';
    return length <= digits
        && !padded
        && !trailing
        && (point < 0 || length - point - 1 <= scale)
        && isDigits(text, first, point);
  }

  private static boolean isDigits(String text, int from, int point) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && i != point) {
        return false;
      }
    }
    return from < text.length() && point != from && point != text.length() - 1;
  }

  /** The one spelling of a decimal, or null if it is none. */
  static String canonical(String sent, char mark) {
    String text = sent.strip();
    int length = text.length();
    if (length == 0 || length > MAX_SENT) {
      return null;
    }
    boolean negative = text.charAt(0) == '-';
    int at = negative || text.charAt(0) == '+' ? 1 : 0;
    int from = at;
    int markAt = -1;
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        continue;
      }
      if (c != '.' && c != ',' && c != mark || markAt >= 0) {
        return null;
      }
      markAt = at;
    }
    return from == length || markAt == length - 1
        ? null
        : plain(text, from, markAt < 0 ? length : markAt, negative);
  }

  /**
   * Drops the zeros that say nothing.
   *
   * @param point where the digits before the mark end
   */
  private static String plain(String text, int from, int point, boolean negative) {
    int first = from;
    while (first < point && text.charAt(first) == '0') {
      first++;
    }
    int end = text.length();
    while (end > point && (end == point + 1 || text.charAt(end - 1) == '0')) {
      end--;
    }
    if (first == point && end == point) {
      return "0";
    }
    if (first == from
        && !negative
        && (end == point || text.charAt(point) == '.')
        && first < point) {
      return text.substring(first, end);
    }
    StringBuilder plain = new StringBuilder(text.length() + 1).append(negative ? "-" : "");
    plain.append(first == point ? "0" : text.substring(first, point));
    if (end > point) {
      plain.append('.').append(text, point + 1, end);
    }
    return plain.toString();
  }

  private static String plain(BigDecimal decimal) {
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  private static Reading notANumber(String sent) {
    return Reading.refused("PTL-VAL-004", sent, "digits with at most one decimal mark");
  }
}

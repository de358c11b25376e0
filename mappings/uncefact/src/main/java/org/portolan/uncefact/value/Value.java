package org.portolan.uncefact.value;

import org.portolan.record.EntryType;

/**
 * One value in the form that a record hashes.
 *
 * @param type what kind of entry it is; never COUNT, which a document works out by itself
 * @param text the value, never empty
 * @param qualifier the unit (UN Rec 20), currency (ISO 4217), code list or identifier scheme;
 *     {@code null} for a type that has none, and "" only for an identifier without a scheme
 */
public record Value(EntryType type, String text, String qualifier) {
  public Value {
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException("A value is never empty: leave the term out instead");
    }
    boolean qualified =
        switch (type) {
          case ID, CODE, QUANTITY, AMOUNT -> true;
          default -> false;
        };
    if (qualified && (qualifier == null || qualifier.isEmpty() && type != EntryType.ID)) {
      throw new IllegalArgumentException(
          "A value of type " + type.label() + " needs its unit, currency or list: " + text);
    }
    if (!qualified && qualifier != null) {
      throw new IllegalArgumentException(
          "A value of type " + type.label() + " has no qualifier, yet got " + qualifier);
    }
  }

  public static Value text(String text) {
    return new Value(EntryType.TEXT, text, null);
  }

  /** An identifier; the scheme is "" where the sender named none. */
  public static Value id(String text, String scheme) {
    return new Value(EntryType.ID, text, scheme);
  }

  /** A code of the named list, such as {@code un1001} or {@code iso3166}. */
  public static Value code(String text, String list) {
    return new Value(EntryType.CODE, text, list);
  }

  /** A plain number: a canonical decimal without unit. */
  public static Value number(String decimal) {
    return new Value(EntryType.NUMBER, decimal, null);
  }

  /** A quantity with its unit of UN/CEFACT Recommendation 20. */
  public static Value quantity(String decimal, String unit) {
    return new Value(EntryType.QUANTITY, decimal, unit);
  }

  /** An amount of money with its ISO 4217 currency. */
  public static Value amount(String decimal, String currency) {
    return new Value(EntryType.AMOUNT, decimal, currency);
  }

  public static Value date(String date) {
    return new Value(EntryType.DATE, date, null);
  }

  public static Value flag(boolean flag) {
    return new Value(EntryType.FLAG, Boolean.toString(flag), null);
  }

  /** A SHA-256 digest in 64 lower-case hexadecimal digits. */
  public static Value hash(String hex) {
    return new Value(EntryType.HASH, hex, null);
  }
}

package org.portolan.record;

import java.text.Normalizer;

/** What each type allows as its value and as its fourth string. */
final class EntryRules {
  private static final int MAX_DIGITS = 38;

  private EntryRules() {}

  static void check(String pointer) {
    if (!Pointers.isValid(pointer)) {
      throw new RecordRefused(
          "PTL-ENT-005", "pointer", pointer, "tokens of letters and digits, or indices below 10^6");
    }
  }

  /**
   * @param pointer what the refusal names
   * @param qualifier null where there is none
   */
  static void check(String pointer, EntryType type, String value, String qualifier) {
    if (value.isEmpty()) {
      throw new RecordRefused(
          "PTL-ENT-006", pointer, "\"\"", "a value; what is absent has no entry");
    }
    checkValue(pointer, type, value);
    checkQualifier(pointer, type, qualifier);
  }

  private static void checkValue(String pointer, EntryType type, String value) {
    switch (type) {
      case TEXT -> text(pointer, value);
      case ID, CODE -> token(pointer, value);
      case NUMBER, QUANTITY, AMOUNT -> decimal(pointer, value);
      case DATE -> require(Dates.isValid(value), "PTL-ENT-010", pointer, value, Dates.EXPECTED);
      case FLAG ->
          require(
              value.equals("true") || value.equals("false"),
              "PTL-ENT-011",
              pointer,
              value,
              "true or false");
      case HASH ->
          require(
              Shapes.isHash(value),
              "PTL-ENT-012",
              pointer,
              value,
              "64 lower-case hexadecimal digits");
      case COUNT ->
          require(Shapes.isCount(value), "PTL-ENT-013", pointer, value, "a count from 1 to 10^6");
    }
  }

  private static void checkQualifier(String pointer, EntryType type, String qualifier) {
    if ((qualifier != null) != type.isQualified()) {
      throw new RecordRefused(
          "PTL-ENT-014",
          pointer,
          qualifier == null ? "no fourth string" : qualifier,
          type.qualifierName().map(name -> "a " + name).orElse("no fourth string"));
    }
    switch (type) {
      case ID ->
          require(
              Shapes.isScheme(qualifier), "PTL-ENT-015", pointer, qualifier, "a scheme or \"\"");
      case CODE ->
          require(
              Shapes.isList(qualifier),
              "PTL-ENT-016",
              pointer,
              qualifier,
              "a list of our registry");
      case QUANTITY ->
          require(Shapes.isUnit(qualifier), "PTL-ENT-017", pointer, qualifier, "a UN Rec 20 unit");
      case AMOUNT ->
          require(
              Shapes.isCurrency(qualifier), "PTL-ENT-018", pointer, qualifier, "an ISO 4217 code");
      default -> {
        // the others have none
      }
    }
  }

  private static void text(String pointer, String value) {
    if (isPlain(value)) {
      return;
    }
    boolean ascii = true;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      boolean control = c < 0x20 && c != '\n' || c >= 0x7f && c < 0xa0;
      if (control || !AssignedCodePoints.contains(c)) {
        throw character(
            pointer, c, "characters that Unicode 15.0 assigns, and no control but line feed");
      }
      ascii &= c < 0x80;
      i += Character.charCount(c);
    }
    trimmed(pointer, value);
    require(
        ascii || Normalizer.isNormalized(value, Normalizer.Form.NFC),
        "PTL-ENT-008",
        pointer,
        value,
        "text in Normalization Form C");
  }

  private static void token(String pointer, String value) {
    if (isPlain(value)) {
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean paired =
          !Character.isSurrogate(c)
              || (Character.isHighSurrogate(c)
                  ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                  : i > 0 && Character.isHighSurrogate(value.charAt(i - 1)));
      if (!paired || c < 0x20 || c >= 0x7f && c < 0xa0) {
        throw character(pointer, c, "valid Unicode without control characters");
      }
    }
    trimmed(pointer, value);
  }

  /** Whether a value is of printable ASCII, without a blank at either end: most are. */
  private static boolean isPlain(String value) {
    int length = value.length();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return value.charAt(0) != ' ' && value.charAt(length - 1) != ' ';
  }

  private static RecordRefused character(String pointer, int c, String expected) {
    return new RecordRefused("PTL-ENT-007", pointer, "U+%04X".formatted(c), expected);
  }

  private static void trimmed(String pointer, String value) {
    require(
        !WhiteSpace.is(value.codePointAt(0))
            && !WhiteSpace.is(value.codePointBefore(value.length())),
        "PTL-ENT-009",
        pointer,
        value,
        "no white space at either end");
  }

  private static void decimal(String pointer, String value) {
    require(
        Shapes.isDecimal(value), "PTL-ENT-019", pointer, value, "a decimal in its one spelling");
    int digits = 0;
    for (int i = 0; i < value.length(); i++) {
      digits += value.charAt(i) >= '0' ? 1 : 0;
    }
    if (digits > MAX_DIGITS) {
      throw new RecordRefused("PTL-ENT-020", pointer, digits + " digits", "at most 38 digits");
    }
  }

  private static void require(
      boolean rule, String code, String pointer, String seen, String expected) {
    if (!rule) {
      throw new RecordRefused(code, pointer, seen, expected);
    }
  }
}

package org.portolan.uncefact.response;

import java.util.Locale;

/**
 * The number that customs gives a declaration: two digits of the year, two letters of the country,
 * thirteen characters of the administration and a check digit (Commission Implementing Regulation
 * (EU) 2015/2447, annex B, data element 12 01 001 000).
 */
public final class MovementReferenceNumber {
  /** The letters' values leave out the multiples of 11, as in ISO 6346. */
  private static final String VALUES = "0123456789A?BCDEFGHIJK?LMNOPQRSTU?VWXYZ";

  private static final int SERIAL = 13;

  private MovementReferenceNumber() {}

  /**
   * @param year of acceptance, four digits
   * @param country ISO 3166-1 alpha-2
   * @param serial at most 13 letters and digits; zeros are put before it
   */
  public static String of(int year, String country, String serial) {
    if (!country.matches("[A-Z]{2}") || !serial.matches("[0-9A-Z]{1,13}")) {
      throw new IllegalArgumentException("no MRN of " + country + " " + serial);
    }
    String body =
        "%02d".formatted(year % 100) + country + "0".repeat(SERIAL - serial.length()) + serial;
    return body + checkDigit(body);
  }

  /** Whether a number has the form of an MRN and the right check digit. */
  public static boolean isRight(String number) {
    return number.matches("[0-9]{2}[A-Z]{2}[0-9A-Z]{13}[0-9]")
        && number.charAt(17) - '0' == checkDigit(number.substring(0, 17));
  }

  private static int checkDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += VALUES.indexOf(body.toUpperCase(Locale.ROOT).charAt(i)) << i;
    }
    return sum % 11 % 10;
  }
}

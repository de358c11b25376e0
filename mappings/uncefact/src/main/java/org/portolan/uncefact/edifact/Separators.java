package org.portolan.uncefact.edifact;

/**
 * The service characters of an interchange, ISO 9735-1 section 7.
 *
 * @param repetition 0 under syntax 1 to 3
 */
public record Separators(
    byte component,
    byte element,
    byte decimalMark,
    byte release,
    byte repetition,
    byte terminator) {
  public static final Separators DEFAULT =
      new Separators((byte) ':', (byte) '+', (byte) '.', (byte) '?', (byte) 0, (byte) '\'');

  /** Those of a service string advice; the fifth is a blank unless it separates repetitions. */
  static Separators ofAdvice(byte[] una) {
    byte repetition = una[7] == ' ' ? 0 : una[7];
    return new Separators(una[3], una[4], una[5], una[6], repetition, una[8]);
  }

  /** Under syntax 4 the asterisk separates repetitions where no advice says otherwise. */
  Separators withRepetition() {
    return repetition != 0
        ? this
        : new Separators(component, element, decimalMark, release, (byte) '*', terminator);
  }

  /** Whether they are those that need no service string advice. */
  boolean isUsual() {
    return equals(DEFAULT) || equals(DEFAULT.withRepetition());
  }

  /** The service string advice that says them. */
  byte[] advice() {
    byte fifth = repetition == 0 ? (byte) ' ' : repetition;
    return new byte[] {'U', 'N', 'A', component, element, decimalMark, release, fifth, terminator};
  }

  /** Whether a byte of data needs a release character in front. */
  boolean isService(byte octet) {
    return octet == component
        || octet == element
        || octet == terminator
        || octet == release && release != ' '
        || octet == repetition && repetition != 0;
  }

  /** Whether no character separates two kinds of things. */
  public boolean areDistinct() {
    byte[] all = {component, element, release == ' ' ? 0 : release, repetition, terminator};
    for (int i = 0; i < all.length; i++) {
      for (int j = i + 1; j < all.length; j++) {
        if (all[i] == all[j] && all[i] != 0) {
          return false;
        }
      }
    }
    return true;
  }
}

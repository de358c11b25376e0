package org.portolan.uncefact.edifact;

/** What each byte does under given separators: one look-up tells. */
final class Roles {
  static final byte DATA = 0;
  static final byte COMPONENT = 1;
  static final byte ELEMENT = 2;
  static final byte REPETITION = 3;
  static final byte RELEASE = 4;
  static final byte LINE_END = 5;
  static final byte TERMINATOR = 6;

  /** Begins a control function of ISO 2022; under UNOX alone. */
  static final byte SHIFT = 7;

  /** Data that the repertoire does not have. */
  static final byte FOREIGN = 8;

  private Roles() {}

  /** The role of each byte, by its unsigned value. */
  static byte[] under(Separators separators) {
    byte[] roles = new byte[256];
    roles['\n'] = LINE_END;
    roles['\r'] = LINE_END;
    if (separators.repetition() != 0) {
      roles[separators.repetition() & 0xff] = REPETITION;
    }
    roles[separators.element() & 0xff] = ELEMENT;
    roles[separators.component() & 0xff] = COMPONENT;
    if (separators.release() != ' ') {
      roles[separators.release() & 0xff] = RELEASE;
    }
    roles[separators.terminator() & 0xff] = TERMINATOR;
    return roles;
  }

  /** The same with the control functions of ISO 2022. */
  static byte[] shifting(Separators separators) {
    byte[] roles = under(separators);
    for (byte control : new byte[] {Shifts.ESCAPE, Shifts.SHIFT_OUT, Shifts.SHIFT_IN}) {
      if (roles[control] == DATA) {
        roles[control] = SHIFT;
      }
    }
    return roles;
  }

  /** Tells data that a repertoire has from what it has not. */
  static void mark(byte[] roles, Repertoire repertoire) {
    for (int octet = 0; octet < roles.length; octet++) {
      if (roles[octet] == DATA && !repertoire.allows(octet)) {
        roles[octet] = FOREIGN;
      }
    }
  }
}

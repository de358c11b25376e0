package org.portolan.uncefact.edifact;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Which coded sets the control functions of ISO 2022 have designated and which is in use, in seven
 * bits: ISO-2022-JP to JP-2, KR and CN (RFC 1468, 1554, 1557, 1922).
 */
final class Shifts {
  static final byte ESCAPE = 0x1b;
  static final byte SHIFT_OUT = 0x0e;
  static final byte SHIFT_IN = 0x0f;

  private static final int LONGEST = 4;
  private static final String SINGLE_SHIFT = "N";

  private static final Map<String, CodedSet> TO_G0 =
      Map.of(
          "(B", CodedSet.ASCII,
          "(J", CodedSet.ROMAN,
          "(I", CodedSet.KATAKANA,
          "$@", CodedSet.JIS_X_0208,
          "$B", CodedSet.JIS_X_0208,
          "$(D", CodedSet.JIS_X_0212,
          "$A", CodedSet.GB_2312,
          "$(C", CodedSet.KS_X_1001);

  private static final Map<String, CodedSet> TO_G1 =
      Map.of(
          "$)A", CodedSet.GB_2312,
          "$)C", CodedSet.KS_X_1001,
          "$)G", CodedSet.CNS_11643_1);

  private static final Map<String, CodedSet> TO_G2 =
      Map.of(
          "$*H", CodedSet.CNS_11643_2,
          ".A", CodedSet.LATIN_1,
          ".F", CodedSet.GREEK);

  private CodedSet g0 = CodedSet.ASCII;
  private CodedSet g1;
  private CodedSet g2;
  private boolean out;

  /** Bytes left of the one character that a single shift takes from G2. */
  private int single;

  Shifts copy() {
    Shifts copy = new Shifts();
    copy.g0 = g0;
    copy.g1 = g1;
    copy.g2 = g2;
    copy.out = out;
    copy.single = single;
    return copy;
  }

  /** Whether a separator that comes next is one. */
  boolean areSeparatorsInUse() {
    return single == 0 && !out && g0.hasSeparators();
  }

  /** The set that the next byte of data is of. */
  CodedSet inUse() {
    return single > 0 ? g2 : out ? g1 : g0;
  }

  /** Takes note of one byte of data. */
  void pass() {
    single = Math.max(0, single - 1);
  }

  /**
   * Obeys the control function that begins at an index.
   *
   * @return its length; 0 where none begins there, or none that is known
   */
  int obey(byte[] data, int at, int end) {
    switch (data[at]) {
      case SHIFT_IN -> {
        out = false;
        return 1;
      }
      case SHIFT_OUT -> {
        out |= g1 != null;
        return g1 == null ? 0 : 1;
      }
      case ESCAPE -> {
        int most = Math.min(LONGEST, end - at);
        for (int length = 2; length <= most; length++) {
          if (escape(new String(data, at + 1, length - 1, StandardCharsets.ISO_8859_1))) {
            return length;
          }
        }
        return 0;
      }
      default -> {
        return 0;
      }
    }
  }

  /** Passes over what begins with a control function, to where separators are in use again. */
  int passed(byte[] data, int at, int end) {
    int next = at;
    do {
      int control = obey(data, next, end);
      if (control == 0) {
        pass();
      }
      next += Math.max(1, control);
    } while (next < end && !areSeparatorsInUse());
    return next;
  }

  private boolean escape(String sequence) {
    if (sequence.equals(SINGLE_SHIFT) && g2 != null) {
      single = g2.width();
      return true;
    }
    if (TO_G0.containsKey(sequence)) {
      g0 = TO_G0.get(sequence);
    } else if (TO_G1.containsKey(sequence)) {
      g1 = TO_G1.get(sequence);
    } else if (TO_G2.containsKey(sequence)) {
      g2 = TO_G2.get(sequence);
    } else {
      return false;
    }
    return true;
  }
}

package org.portolan.uncefact.edifact;

import java.util.List;
import org.portolan.directories.ElementType;
import org.portolan.uncefact.finding.Finding;

/**
 * How a number is written, ISO 9735 section 10: digits, at most one decimal mark with a digit on
 * each side, one minus in front; only digits count for the length. Point and comma are both taken.
 */
final class NumericForm {
  private NumericForm() {}

  static void check(Segment segment, ElementType type, int e, int c, List<Finding> findings) {
    int digits = 0;
    int marks = 0;
    int part = segment.part(e, c);
    int length = segment.octets(part);
    boolean numeric = true;
    for (int i = 0; i < length; i++) {
      byte octet = segment.octet(part, i);
      if (octet >= '0' && octet <= '9') {
        digits++;
      } else if (octet == '.' || octet == ',') {
        marks++;
      } else if (octet != '-' || i > 0) {
        numeric = false;
      }
    }
    if (!numeric || marks > 1 || digits == 0) {
      tell(findings, "PTL-EDI-036", segment, e, c, "a number");
      return;
    }
    if (digits > type.maxLength()) {
      tell(
          findings,
          "PTL-EDI-034",
          segment,
          e,
          c,
          "at most " + type.maxLength() + " digits in " + type.code());
    } else if (digits < type.minLength()) {
      tell(
          findings,
          "PTL-EDI-035",
          segment,
          e,
          c,
          "at least " + type.minLength() + " digits in " + type.code());
    }
    if (marks == 1 && !isBetweenDigits(segment, part, length)) {
      tell(findings, "PTL-EDI-043", segment, e, c, "a digit on each side of the decimal mark");
    }
  }

  private static boolean isBetweenDigits(Segment segment, int part, int length) {
    byte first = segment.octet(part, segment.octet(part, 0) == '-' ? 1 : 0);
    byte last = segment.octet(part, length - 1);
    return first >= '0' && last >= '0';
  }

  private static void tell(
      List<Finding> findings, String code, Segment segment, int e, int c, String expected) {
    findings.add(Finding.of(code, segment.place(e, c), segment.text(e, c), expected));
  }
}

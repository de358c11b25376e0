package org.portolan.uncefact.answer;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.Segment;

/** Reads an APERAK: what it names in RFF before its errors, and the errors. */
final class AperakReading {
  private AperakReading() {}

  static Answered of(Message message) {
    List<String> references = new ArrayList<>();
    List<String> details = new ArrayList<>();
    boolean refused = false;
    boolean accepted = false;
    for (Segment segment : message.segments()) {
      switch (segment.tag()) {
        case "BGM" -> {
          refused = segment.is(1, 1, "313") || segment.is(4, 1, "RE") || segment.is(4, 1, "NA");
          accepted = segment.is(1, 1, "312") || segment.is(4, 1, "AP");
        }
        case "RFF" -> {
          if (details.isEmpty()) {
            references.add(segment.is(1, 1, "ACE") ? 0 : references.size(), segment.text(1, 2));
          }
        }
        case "ERC" -> details.add("9321 = " + segment.text(1, 1));
        case "FTX" -> {
          if (!details.isEmpty() && !segment.isEmpty(4)) {
            details.add(details.remove(details.size() - 1) + " " + text(segment));
          }
        }
        default -> {}
      }
    }
    boolean rejected = refused || !accepted && !details.isEmpty();
    return new Answered(
        "APERAK",
        references,
        rejected ? Answered.Outcome.REJECTED : Answered.Outcome.ACCEPTED,
        details);
  }

  private static String text(Segment ftx) {
    StringBuilder text = new StringBuilder();
    for (int c = 1; c <= ftx.components(4); c++) {
      text.append(text.isEmpty() ? "" : " ").append(ftx.text(4, c));
    }
    return text.toString();
  }
}

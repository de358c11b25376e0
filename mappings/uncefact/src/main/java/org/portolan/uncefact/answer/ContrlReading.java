package org.portolan.uncefact.answer;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.Segment;

/** Reads a CONTRL of either syntax: what both have in common stands at the same places. */
final class ContrlReading {
  private static final String REJECTED = "4";
  private static final String RECEIVED = "8";

  private ContrlReading() {}

  static Answered of(Message message) {
    String reference = "";
    String action = "";
    int rejected = 0;
    int accepted = 0;
    List<String> details = new ArrayList<>();
    for (Segment segment : message.segments()) {
      switch (segment.tag()) {
        case "UCI" -> {
          reference = segment.text(1);
          action = segment.text(4);
          error("the interchange", segment.text(5), details);
        }
        case "UCM" -> {
          boolean refused = segment.is(3, 1, REJECTED);
          rejected += refused ? 1 : 0;
          accepted += refused ? 0 : 1;
          error("message " + segment.text(1), segment.text(4), details);
        }
        case "UCF" -> {
          rejected += segment.is(4, 1, REJECTED) ? 1 : 0;
          error("group " + segment.text(1), segment.text(5), details);
        }
        case "UCS" -> error("segment " + segment.text(1), segment.text(2), details);
        case "UCD" ->
            error(
                "element " + segment.text(2, 1) + ":" + segment.text(2, 2),
                segment.text(1),
                details);
        default -> {}
      }
    }
    Answered.Outcome outcome =
        switch (action) {
          case REJECTED -> Answered.Outcome.REJECTED;
          case RECEIVED -> Answered.Outcome.RECEIVED;
          default ->
              rejected == 0
                  ? Answered.Outcome.ACCEPTED
                  : accepted == 0 && rejected == 1
                      ? Answered.Outcome.REJECTED
                      : Answered.Outcome.PARTLY;
        };
    return new Answered("CONTRL", List.of(reference), outcome, details);
  }

  private static void error(String what, String code, List<String> details) {
    if (!code.isEmpty()) {
      details.add("0085 = " + code + " at " + what);
    }
  }
}

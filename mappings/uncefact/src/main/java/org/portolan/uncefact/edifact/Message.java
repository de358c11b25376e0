package org.portolan.uncefact.edifact;

import java.util.List;

/**
 * A message: what UNH says, and its segments from UNH to UNT.
 *
 * @param directory as in {@code D.96B}
 * @param association data element 0057, the profile; empty where there is none
 */
public record Message(
    String reference,
    String type,
    String directory,
    String agency,
    String association,
    List<Segment> segments) {
  public Message {
    segments = List.copyOf(segments);
  }

  static Message of(List<Segment> segments) {
    Segment unh = segments.get(0);
    return new Message(
        unh.text(1),
        unh.text(2, 1),
        unh.text(2, 2) + "." + unh.text(2, 3),
        unh.text(2, 4),
        unh.text(2, 5),
        segments);
  }
}

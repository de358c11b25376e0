package org.portolan.uncefact.edifact;

import java.util.List;
import java.util.Optional;

/**
 * A message: what UNH says, and its segments from UNH to UNT.
 *
 * @param directory as in {@code D.96B}
 * @param association data element 0057, the profile; empty where there is none
 * @param group the functional group it came in
 */
public record Message(
    String reference,
    String type,
    String directory,
    String agency,
    String association,
    Optional<FunctionalGroup> group,
    List<Segment> segments) {
  public Message {
    segments = List.copyOf(segments);
  }

  /** S009 as it was sent. */
  public MessageName name() {
    return MessageName.of(segments.get(0));
  }

  static Message of(List<Segment> segments, Optional<FunctionalGroup> group) {
    Segment unh = segments.get(0);
    MessageName name = MessageName.of(unh);
    return new Message(
        unh.text(1),
        name.type(),
        name.directory(),
        name.agency(),
        name.association(),
        group,
        segments);
  }
}

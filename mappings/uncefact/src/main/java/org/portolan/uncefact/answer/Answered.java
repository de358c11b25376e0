package org.portolan.uncefact.answer;

import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.Message;

/**
 * What a message says of an interchange of ours.
 *
 * @param type CONTRL or APERAK
 * @param references by which it names what it answers, the surest first: of the interchange, of the
 *     document, of the message
 * @param details what is wrong, a line each, as the partner codes it
 */
public record Answered(
    String type, List<String> references, Outcome outcome, List<String> details) {
  /** What became of it. */
  public enum Outcome {
    /** It has arrived; no more is said. */
    RECEIVED,
    ACCEPTED,
    /** Some of its messages are rejected. */
    PARTLY,
    REJECTED
  }

  public Answered {
    references = references.stream().filter(it -> !it.isBlank()).distinct().toList();
    details = List.copyOf(details);
  }

  /** Empty for a message that is no answer. */
  public static Optional<Answered> of(Message message) {
    return switch (message.type()) {
      case "CONTRL" -> Optional.of(ContrlReading.of(message));
      case "APERAK" -> Optional.of(AperakReading.of(message));
      default -> Optional.empty();
    };
  }
}

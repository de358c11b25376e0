package org.portolan.uncefact.mapping;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.MessageName;

/**
 * What a message says of itself and of its partners: overlays are chosen by it.
 *
 * @param association UNH 0057
 * @param agency UNH 0051
 * @param sender UNB 0004
 * @param recipient UNB 0010
 * @param test UNB 0035 says 1
 * @param agreed the overlays that the partners' agreement names
 * @param unknownAs the directory that their agreement reads an unknown one as
 */
public record Selection(
    String type,
    String association,
    String agency,
    String sender,
    String recipient,
    boolean test,
    Set<String> agreed,
    Optional<String> unknownAs) {
  public Selection {
    agreed = Set.copyOf(agreed);
  }

  public Selection(
      String type,
      String association,
      String agency,
      String sender,
      String recipient,
      boolean test) {
    this(type, association, agency, sender, recipient, test, Set.of(), Optional.empty());
  }

  /** The same under an agreement. */
  public Selection under(Collection<String> overlays, Optional<String> unknownDirectory) {
    return new Selection(
        type, association, agency, sender, recipient, test, Set.copyOf(overlays), unknownDirectory);
  }

  public static Selection of(Interchange interchange, Message message) {
    return of(interchange, message.name());
  }

  public static Selection of(Interchange interchange, MessageName name) {
    return new Selection(
        name.type(),
        name.association(),
        name.agency(),
        interchange.sender(),
        interchange.recipient(),
        interchange.test());
  }

  /** A message by its type and profile alone, whoever sends it. */
  public static Selection of(String type, String association) {
    return new Selection(type, association, "UN", "", "", false);
  }

  /** The value of a data element of UNB or UNH, as overlays name it. */
  String value(String element) {
    return switch (element) {
      case "UNH.0057" -> association;
      case "UNH.0051" -> agency;
      case "UNB.0004" -> sender;
      case "UNB.0010" -> recipient;
      case "UNB.0035" -> test ? "1" : "";
      default -> throw new IllegalArgumentException(element);
    };
  }
}

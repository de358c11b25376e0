package org.portolan.uncefact.contrl;

import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.FunctionalGroup;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.edifact.MessageName;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.FindingTable;
import org.portolan.uncefact.finding.Level;

/**
 * What an answer needs to know of one message; the message itself may be gone by then.
 *
 * @param errors of syntax alone: what has no value of 0085 is another answer's business
 */
public record MessageReport(
    String reference, MessageName name, Optional<FunctionalGroup> group, List<Finding> errors) {
  /** UCS may repeat so often. */
  private static final int MOST = 999;

  public MessageReport {
    errors = errors.stream().filter(MessageReport::isOfSyntax).limit(MOST).toList();
  }

  /**
   * @param findings of every level and kind; those that count are taken
   */
  public static MessageReport of(Message message, List<Finding> findings) {
    return new MessageReport(message.reference(), message.name(), message.group(), findings);
  }

  public boolean isRejected() {
    return !errors.isEmpty();
  }

  /** The same with its first error alone. */
  MessageReport first() {
    return new MessageReport(reference, name, group, errors.subList(0, 1));
  }

  /** Whether a finding rejects, and is CONTRL's business. */
  public static boolean isOfSyntax(Finding finding) {
    return finding.level() == Level.ERROR
        && !FindingTable.line(finding.code()).syntaxError4().isEmpty();
  }
}

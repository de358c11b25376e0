package org.portolan.uncefact.translate;

import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.edifact.Message;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;
import org.portolan.uncefact.mapping.LossReport;
import org.portolan.uncefact.model.TradeDocument;

/**
 * What became of one message.
 *
 * @param document empty where it was refused, or no table is for it
 */
public record Translated(
    Interchange interchange,
    Message message,
    Optional<TradeDocument> document,
    List<Finding> findings,
    Optional<LossReport> losses) {
  public Translated {
    findings = List.copyOf(findings);
  }

  /** No finding is an error. */
  public boolean isAccepted() {
    return findings.stream().noneMatch(finding -> finding.level() == Level.ERROR);
  }
}

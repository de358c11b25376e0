package org.portolan.uncefact.translate;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.edifact.Interchange;
import org.portolan.uncefact.finding.Finding;
import org.portolan.uncefact.finding.Level;

/**
 * A whole file, translated.
 *
 * @param interchanges what each interchange gave, in order
 * @param fatal what kept the file from being read to its end; empty where it was
 */
public record Translation(List<Part> interchanges, List<Finding> fatal) {
  public Translation {
    interchanges = List.copyOf(interchanges);
    fatal = List.copyOf(fatal);
  }

  /**
   * One interchange.
   *
   * @param findings of its envelope
   */
  public record Part(Interchange interchange, List<Translated> messages, List<Finding> findings) {
    public Part {
      messages = List.copyOf(messages);
      findings = List.copyOf(findings);
    }
  }

  public List<Translated> messages() {
    return interchanges.stream().flatMap(part -> part.messages().stream()).toList();
  }

  /** Every finding there is, envelope first. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>(fatal);
    for (Part part : interchanges) {
      all.addAll(part.findings());
      part.messages().forEach(message -> all.addAll(message.findings()));
    }
    return all;
  }

  public boolean isClean() {
    return findings().stream().noneMatch(finding -> finding.level() == Level.ERROR);
  }
}

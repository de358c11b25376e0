package org.portolan.camel;

import java.util.List;
import java.util.stream.Collectors;
import org.portolan.uncefact.finding.Finding;

/** An interchange, or a message of it, has an error and errors were not to be taken. */
public final class EdifactFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  EdifactFailed(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  public List<Finding> findings() {
    return findings;
  }
}

package org.portolan.uncefact.edifact;

import org.portolan.uncefact.finding.Finding;

/** The interchange cannot be read on from here. */
public final class EdifactException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  public EdifactException(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }
}

package org.portolan.hub;

import java.util.List;
import java.util.stream.Collectors;
import org.portolan.uncefact.finding.Finding;

/** Texts as both databases take them: cut to their columns, without the zero that one refuses. */
final class Text {
  private Text() {}

  static String cut(String text, int length) {
    String clean = text.replace('\0', '\ufffd');
    return clean.length() <= length ? clean : clean.substring(0, length);
  }

  /** A line each. */
  static String lines(List<Finding> findings) {
    return findings.stream()
        .map(Finding::toString)
        .map(line -> line.replaceAll("\\p{Cntrl}", "\ufffd"))
        .collect(Collectors.joining("\n"));
  }
}

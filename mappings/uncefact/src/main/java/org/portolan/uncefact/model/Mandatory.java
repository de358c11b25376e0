package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.List;

/** What a kind of document must hold: each mandatory term wherever the one above it stands. */
final class Mandatory {
  private final TradeDocument document;
  private final List<String> missing = new ArrayList<>();

  private Mandatory(TradeDocument document) {
    this.document = document;
  }

  static List<String> missing(TradeDocument document) {
    Mandatory mandatory = new Mandatory(document);
    mandatory.below("", "");
    return mandatory.missing;
  }

  private void below(String pattern, String pointer) {
    for (Term term : document.terms().below(pattern)) {
      String here = pointer + "/" + term.name();
      if (!document.holds(here)) {
        if (term.mandatoryFor().contains(document.kind())) {
          missing.add(here);
        }
      } else if (term.repeat() == Repeat.ONCE) {
        below(term.pattern(), here);
      } else {
        for (int i = 0; i < document.size(here); i++) {
          below(term.pattern(), here + "/" + i);
        }
      }
    }
  }
}

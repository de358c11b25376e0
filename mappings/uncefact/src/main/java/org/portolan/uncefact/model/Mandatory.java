package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a kind of document must hold: each mandatory term wherever the one above it stands. */
final class Mandatory {
  private final TradeDocument document;
  private final Set<String> standing = new HashSet<>();
  private final List<String> missing = new ArrayList<>();

  private Mandatory(TradeDocument document) {
    this.document = document;
    for (Leaf leaf : document.leaves()) {
      String pointer = leaf.pointer();
      while (!pointer.isEmpty() && standing.add(pointer)) {
        pointer = pointer.substring(0, pointer.lastIndexOf('/'));
      }
    }
  }

  static List<String> missing(TradeDocument document) {
    Mandatory mandatory = new Mandatory(document);
    mandatory.below("", "");
    return mandatory.missing;
  }

  private void below(String pattern, String pointer) {
    for (Term term : document.terms().below(pattern)) {
      String here = pointer + "/" + term.name();
      if (!standing.contains(here)) {
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

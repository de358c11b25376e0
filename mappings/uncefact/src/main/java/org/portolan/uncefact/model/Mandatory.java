package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.List;

/** What a kind of document must hold: each mandatory term wherever the one above it stands. */
final class Mandatory {
  private final String kind;
  private final List<String> missing = new ArrayList<>();

  private Mandatory(String kind) {
    this.kind = kind;
  }

  static List<String> missing(String kind, Branch document) {
    if (isComplete(kind, document)) {
      return List.of();
    }
    Mandatory mandatory = new Mandatory(kind);
    mandatory.below(document, new PointerText());
    return mandatory.missing;
  }

  /** Whether nothing is missing: nearly always, and told without making a pointer. */
  private static boolean isComplete(String kind, Branch branch) {
    for (TermNode term : branch.term().mandatory(kind)) {
      if (branch.member(term) == null) {
        return false;
      }
    }
    for (int i = 0; i < branch.size(); i++) {
      DocumentNode member = branch.member(i);
      if (member instanceof Branch held && !isComplete(kind, held)
          || member instanceof Repeated repeated && !isComplete(kind, repeated)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isComplete(String kind, Repeated repeated) {
    for (int i = 0; i < repeated.size(); i++) {
      if (repeated.element(i) instanceof Branch element && !isComplete(kind, element)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param pointer of the branch, elements counted as they stand
   */
  private void below(Branch branch, PointerText pointer) {
    int length = pointer.length();
    for (TermNode term : branch.term().inTableOrder()) {
      switch (branch.member(term)) {
        case null -> {
          if (term.term().mandatoryFor().contains(kind)) {
            missing.add(pointer + "/" + term.name());
          }
        }
        case Branch held -> below(held, pointer.add(term));
        case Repeated repeated -> elements(repeated, pointer.add(term));
        case Fact fact -> {
          // nothing is below a value
        }
      }
      pointer.cut(length);
    }
  }

  private void elements(Repeated repeated, PointerText pointer) {
    int length = pointer.length();
    for (int i = 0; i < repeated.size(); i++) {
      if (repeated.element(i) instanceof Branch element) {
        below(element, pointer.add(i));
        pointer.cut(length);
      }
    }
  }
}

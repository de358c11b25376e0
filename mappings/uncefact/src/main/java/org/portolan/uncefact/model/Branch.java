package org.portolan.uncefact.model;

import java.util.List;
import java.util.function.Function;
import org.portolan.record.Pointers;

/**
 * A place that holds others under their names: the document itself, a part of it, or an element of
 * a repeat.
 */
public final class Branch extends DocumentNode {
  private static final int NO_ELEMENT = -1;

  private final TermNode term;
  private final Branch above;
  private final int element;
  private DocumentNode[] members;

  /**
   * @param above what holds it; null for the document
   */
  Branch(TermNode term, Branch above) {
    this(term, above, NO_ELEMENT);
  }

  /**
   * @param element its index, in the order of opening, where it is an element of a repeat
   */
  Branch(TermNode term, Branch above, int element) {
    this.term = term;
    this.above = above;
    this.element = element;
  }

  public TermNode term() {
    return term;
  }

  /** Its pointer, elements counted as they were opened. */
  public String pointer() {
    if (above == null) {
      return "";
    }
    String pointer = above.pointer() + "/" + term.name();
    return element == NO_ELEMENT ? pointer : pointer + "/" + element;
  }

  /** What stands under a term directly below; null where nothing does. */
  DocumentNode member(TermNode below) {
    return members == null ? null : members[below.number()];
  }

  /** The branch under a term directly below, made where there is none. */
  Branch make(TermNode below) {
    DocumentNode member = member(below);
    return (Branch) (member == null ? set(below, new Branch(below, this)) : member);
  }

  /** The fact under a term directly below, made where there is none. */
  Fact fact(TermNode below) {
    DocumentNode member = member(below);
    return (Fact) (member == null ? set(below, new Fact(below)) : member);
  }

  /** The repeat under a term directly below, made where there is none. */
  Repeated repeat(TermNode below) {
    DocumentNode member = member(below);
    return (Repeated) (member == null ? set(below, new Repeated(below, this)) : member);
  }

  /** Adds the elements of a repeat that stand somewhere below this branch. */
  void collect(TermNode repeat, List<Branch> elements) {
    for (int i = 0; members != null && i < members.length; i++) {
      if (members[i] instanceof Branch branch) {
        branch.collect(repeat, elements);
      } else if (members[i] instanceof Repeated repeated) {
        for (int e = 0; e < repeated.size(); e++) {
          if (repeated.element(e) instanceof Branch element) {
            if (term.below(i) == repeat) {
              elements.add(element);
            }
            element.collect(repeat, elements);
          }
        }
      }
    }
  }

  /** What stands at a pointer below this branch; null where nothing does. */
  DocumentNode find(String pointer) {
    DocumentNode at = this;
    for (String token : Pointers.tokens(pointer)) {
      at =
          switch (at) {
            case Branch branch -> {
              TermNode below = branch.term.below(token);
              yield below == null ? null : branch.member(below);
            }
            case Repeated repeated ->
                Pointers.isIndex(token) ? repeated.element(Integer.parseInt(token)) : null;
            case Fact fact -> null;
          };
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  /** This branch with another node under a term. */
  Branch with(TermNode below, DocumentNode node) {
    Branch copy = new Branch(term, above, element);
    copy.members = members == null ? null : members.clone();
    copy.set(below, node);
    return copy;
  }

  private DocumentNode set(TermNode below, DocumentNode node) {
    if (members == null) {
      members = new DocumentNode[term.size()];
    }
    members[below.number()] = node;
    return node;
  }

  @Override
  boolean settle() {
    boolean holds = false;
    for (int i = 0; members != null && i < members.length; i++) {
      if (members[i] != null && members[i].settle()) {
        holds = true;
      } else {
        members[i] = null;
      }
    }
    return holds;
  }

  @Override
  void walk(StringBuilder pointer, Visitor visitor) {
    int length = pointer.length();
    for (int i = 0; members != null && i < members.length; i++) {
      if (members[i] != null) {
        members[i].walk(pointer.append('/').append(term.below(i).name()), visitor);
        pointer.setLength(length);
      }
    }
  }

  @Override
  Branch copy(StringBuilder pointer, Branch holder, Function<String, Provenance> provenance) {
    Branch copy = new Branch(term, holder, element);
    int length = pointer.length();
    for (int i = 0; members != null && i < members.length; i++) {
      if (members[i] != null) {
        TermNode below = term.below(i);
        pointer.append('/').append(below.name());
        copy.set(below, members[i].copy(pointer, copy, provenance));
        pointer.setLength(length);
      }
    }
    return copy;
  }
}

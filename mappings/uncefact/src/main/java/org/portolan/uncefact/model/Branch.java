package org.portolan.uncefact.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.portolan.record.Pointers;

/**
 * A place that holds others under their names: the document itself, a part of it, or an element of
 * a repeat.
 */
public final class Branch extends DocumentNode {
  private static final int NO_ELEMENT = -1;

  private static final DocumentNode[] NONE = {};

  private final Branch above;
  private final int element;

  /** What it holds, in the order of the numbers of their terms: few of those that it may hold. */
  private DocumentNode[] members = NONE;

  private int size;

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
    super(term);
    this.above = above;
    this.element = element;
  }

  /** Its pointer, elements counted as they were opened. */
  public String pointer() {
    if (above == null) {
      return "";
    }
    String pointer = above.pointer() + "/" + term().name();
    return element == NO_ELEMENT ? pointer : pointer + "/" + element;
  }

  /** What stands under a term directly below; null where nothing does. */
  DocumentNode member(TermNode below) {
    for (int i = 0; i < size; i++) {
      if (members[i].term() == below) {
        return members[i];
      }
    }
    return null;
  }

  public int size() {
    return size;
  }

  /** What it holds, by its place in the order of the terms' names. */
  public DocumentNode member(int index) {
    return members[index];
  }

  /** The branch under a term directly below, made where there is none. */
  Branch make(TermNode below) {
    DocumentNode member = member(below);
    return (Branch) (member == null ? add(new Branch(below, this)) : member);
  }

  /** The fact under a term directly below, made where there is none. */
  Fact fact(TermNode below) {
    DocumentNode member = member(below);
    return (Fact) (member == null ? add(new Fact(below)) : member);
  }

  /** The repeat under a term directly below, made where there is none. */
  Repeated repeat(TermNode below) {
    DocumentNode member = member(below);
    return (Repeated) (member == null ? add(new Repeated(below, this)) : member);
  }

  /** Adds the elements of a repeat that stand somewhere below this branch. */
  void collect(TermNode repeat, List<Branch> elements) {
    for (int i = 0; i < size; i++) {
      if (members[i] instanceof Branch branch) {
        branch.collect(repeat, elements);
      } else if (members[i] instanceof Repeated repeated) {
        for (int e = 0; e < repeated.size(); e++) {
          if (repeated.element(e) instanceof Branch element) {
            if (repeated.term() == repeat) {
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
              TermNode below = branch.term().below(token);
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

  /** This branch with a node in the place of the one under the same term. */
  Branch with(DocumentNode node) {
    Branch copy = without(node.term());
    copy.add(node);
    return copy;
  }

  /** This branch with nothing under a term. */
  Branch without(TermNode below) {
    Branch copy = new Branch(term(), above, element);
    copy.members = new DocumentNode[size + 1];
    for (int i = 0; i < size; i++) {
      if (members[i].term() != below) {
        copy.members[copy.size++] = members[i];
      }
    }
    return copy;
  }

  /** Puts a node, under whose term there is none, into its place in the order. */
  private DocumentNode add(DocumentNode node) {
    if (size == members.length) {
      members = Arrays.copyOf(members, size + 4);
    }
    int number = node.term().number();
    int at = size++;
    for (; at > 0 && members[at - 1].term().number() > number; at--) {
      members[at] = members[at - 1];
    }
    members[at] = node;
    return node;
  }

  @Override
  boolean settle() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (members[i].settle()) {
        members[kept++] = members[i];
      }
    }
    Arrays.fill(members, kept, size, null);
    size = kept;
    return kept > 0;
  }

  @Override
  void walk(PointerText pointer, Visitor visitor) {
    int length = pointer.length();
    for (int i = 0; i < size; i++) {
      members[i].walk(pointer.add(members[i].term()), visitor);
      pointer.cut(length);
    }
  }

  @Override
  Branch copy(PointerText pointer, Branch holder, Function<String, Provenance> provenance) {
    Branch copy = new Branch(term(), holder, element);
    int length = pointer.length();
    for (int i = 0; i < size; i++) {
      pointer.add(members[i].term());
      copy.add(members[i].copy(pointer, copy, provenance));
      pointer.cut(length);
    }
    return copy;
  }
}

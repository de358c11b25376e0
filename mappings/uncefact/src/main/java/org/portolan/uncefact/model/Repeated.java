package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The elements of a repeat, each a branch or, where plain values repeat, a fact. */
public final class Repeated extends DocumentNode {
  private final Branch above;
  private final List<DocumentNode> elements = new ArrayList<>(4);

  Repeated(TermNode term, Branch above) {
    super(term);
    this.above = above;
  }

  public int size() {
    return elements.size();
  }

  /** The element of an index; null where it was not opened. */
  public DocumentNode element(int index) {
    return index >= 0 && index < elements.size() ? elements.get(index) : null;
  }

  /** One more element that holds others. */
  Branch open() {
    Branch opened = new Branch(term(), above, elements.size());
    elements.add(opened);
    return opened;
  }

  /** One more element that is a plain value. */
  Fact add() {
    Fact added = new Fact(term());
    elements.add(added);
    return added;
  }

  @Override
  boolean settle() {
    int kept = 0;
    for (int i = 0; i < elements.size(); i++) {
      DocumentNode element = elements.get(i);
      if (element.settle()) {
        elements.set(kept++, element);
      }
    }
    if (kept < elements.size()) {
      elements.subList(kept, elements.size()).clear();
    }
    if (elements.size() > 1 && term().term().repeat() == Repeat.SET) {
      SetOrder.sort(elements);
    }
    return !elements.isEmpty();
  }

  @Override
  void walk(PointerText pointer, Visitor visitor) {
    visitor.count(pointer, elements.size());
    int length = pointer.length();
    for (int i = 0; i >= 0; i = IndexOrder.next(i, elements.size())) {
      elements.get(i).walk(pointer.add(i), visitor);
      pointer.cut(length);
    }
  }

  @Override
  Repeated copy(PointerText pointer, Branch holder, Function<String, Provenance> provenance) {
    Repeated copy = new Repeated(term(), holder);
    int length = pointer.length();
    for (int i = 0; i < elements.size(); i++) {
      copy.elements.add(elements.get(i).copy(pointer.add(i), holder, provenance));
      pointer.cut(length);
    }
    return copy;
  }
}

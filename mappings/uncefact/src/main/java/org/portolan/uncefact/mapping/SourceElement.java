package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.uncefact.model.Branch;
import org.portolan.uncefact.model.DocumentNode;
import org.portolan.uncefact.model.Fact;
import org.portolan.uncefact.model.IndexOrder;
import org.portolan.uncefact.model.Repeated;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TradeDocument;

/**
 * What a document, or one element of a repeat in it, says by itself, and the elements of the
 * repeats in it. A writer goes down this tree once and never looks for a pointer.
 */
final class SourceElement {
  /** An index within a relative pointer, as in {@code packages/0/marks}. */
  static final Pattern INDEX = Pattern.compile("/(\\d+)(?=/|$)");

  /** What the hub states about the message that a document came in is not said again. */
  private static final String OF_THE_HUB = "/source";

  private static final SourceElement[] NONE = {};
  private static final Slot[] NO_SLOTS = {};
  private static final SourceElement[][] NO_REPEATS = {};

  private final SourceElement around;
  private final int index;
  private final TermNode base;
  private final SourceShape shape;
  private final Slot[] own;
  private final SourceElement[][] repeats;

  /**
   * @param around the element that it is in; null for the document
   * @param index among its neighbours
   */
  private SourceElement(Branch branch, SourceElement around, int index, Gathering all) {
    this.around = around;
    this.index = index;
    this.base = branch.term();
    int from = all.size;
    gather(branch, all);
    this.shape = all.shapes.of(base, all.terms, from, all.size);
    this.own = shape.owns() == 0 ? NO_SLOTS : new Slot[shape.owns()];
    this.repeats = shape.repeats() == 0 ? NO_REPEATS : new SourceElement[shape.repeats()][];
    int owns = 0;
    int others = 0;
    for (int i = from; i < all.size; i++) {
      if (all.parts[i] instanceof Slot slot) {
        own[owns++] = slot;
      } else {
        repeats[others++] = (SourceElement[]) all.parts[i];
      }
    }
    all.size = from;
  }

  /** The tree of a document, and all its slots in their order. */
  record Source(SourceElement document, List<Slot> slots) {
    static Source of(TradeDocument document, SourceShapes shapes) {
      Gathering all = new Gathering(shapes);
      return new Source(new SourceElement(document.root(), null, 0, all), all.slots);
    }
  }

  /** What was met of the elements that are being made, those of an inner one on top. */
  private static final class Gathering {
    final SourceShapes shapes;
    final List<Slot> slots = new ArrayList<>(512);
    TermNode[] terms = new TermNode[128];

    /** For each term the slot, the first of a list, or the elements of a repeat. */
    Object[] parts = new Object[128];

    int size;

    Gathering(SourceShapes shapes) {
      this.shapes = shapes;
    }

    Slot slot(Fact fact, SourceElement holder, int index) {
      Slot slot = new Slot(fact, holder, index);
      slots.add(slot);
      return slot;
    }

    void add(TermNode term, Object part) {
      if (size == parts.length) {
        terms = Arrays.copyOf(terms, 2 * size);
        parts = Arrays.copyOf(parts, 2 * size);
      }
      terms[size] = term;
      parts[size++] = part;
    }
  }

  private void gather(Branch branch, Gathering all) {
    for (int i = 0; i < branch.size(); i++) {
      DocumentNode member = branch.member(i);
      if (member instanceof Fact fact) {
        all.add(fact.term(), all.slot(fact, this, 0));
      } else if (member instanceof Repeated repeated) {
        boolean values = repeated.element(0) instanceof Fact;
        all.add(repeated.term(), values ? list(repeated, all) : elements(repeated, all));
      } else if (!member.term().pattern().equals(OF_THE_HUB)) {
        gather((Branch) member, all);
      }
    }
  }

  /** The values of a list; their order in the document is that of their digits. */
  private Slot list(Repeated repeated, Gathering all) {
    int size = repeated.size();
    if (size == 1) {
      return all.slot((Fact) repeated.element(0), this, 0);
    }
    Slot[] list = new Slot[size];
    for (int i = 0; i >= 0; i = IndexOrder.next(i, size)) {
      list[i] = all.slot((Fact) repeated.element(i), this, i);
    }
    for (int i = 1; i < size; i++) {
      list[i - 1].next = list[i];
    }
    return list[0];
  }

  private SourceElement[] elements(Repeated repeated, Gathering all) {
    int size = repeated.size();
    SourceElement[] elements = new SourceElement[size];
    for (int i = 0; i >= 0; i = IndexOrder.next(i, size)) {
      elements[i] = new SourceElement((Branch) repeated.element(i), this, i, all);
    }
    return elements;
  }

  SourceShape shape() {
    return shape;
  }

  /** Its pointer in the document. */
  String pointer() {
    return around == null ? "" : around.pointer(base, index);
  }

  /** The pointer of what stands under a term of this element, of which there may be several. */
  String pointer(TermNode term, int number) {
    String relative = term.pattern().substring(base.pattern().length());
    return pointer()
        + (relative.endsWith("[]")
            ? relative.substring(0, relative.length() - 2) + "/" + number
            : relative);
  }

  /** The value of one of the shape's own terms, the first where it is a list. */
  Slot own(int place) {
    return own[place];
  }

  /** The elements of one of the shape's repeats. */
  SourceElement[] repeat(int place) {
    return place < 0 ? NONE : repeats[place];
  }

  /** What a pointer relative to this element leads to, the first where it is a list; else null. */
  Slot find(String relative) {
    int place = shape.own(relative);
    if (place >= 0) {
      return own[place];
    }
    return shape.hasRepeats() ? further(relative) : null;
  }

  /** What stands in an element that the pointer names by its index. */
  private Slot further(String relative) {
    Matcher m = INDEX.matcher(relative);
    if (!m.find()) {
      return null;
    }
    int wanted = Integer.parseInt(m.group(1));
    String array = relative.substring(0, m.start()) + "[]";
    if (m.end() == relative.length()) {
      int list = shape.own(array);
      Slot slot = list < 0 ? null : own[list];
      for (int i = 0; i < wanted && slot != null; i++) {
        slot = slot.next;
      }
      return slot;
    }
    SourceElement[] elements = repeat(shape.repeat(array));
    return wanted < elements.length ? elements[wanted].find(relative.substring(m.end() + 1)) : null;
  }

  /** Every slot in and below this element. */
  void each(Consumer<Slot> action) {
    for (Slot slot : own) {
      for (Slot one = slot; one != null; one = one.next) {
        action.accept(one);
      }
    }
    for (SourceElement[] elements : repeats) {
      for (SourceElement element : elements) {
        element.each(action);
      }
    }
  }

  SourceElement[][] repeats() {
    return repeats;
  }
}

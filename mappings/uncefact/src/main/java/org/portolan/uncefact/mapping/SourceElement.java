package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.uncefact.model.Leaf;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TradeDocument;

/**
 * What a document, or one element of a repeat in it, says by itself, and the elements of the
 * repeats in it. A writer goes down this tree once and never looks for a pointer.
 */
final class SourceElement {
  private static final SourceElement[] NONE = {};
  private static final Slot[] NOTHING = {};

  /** An index within a relative pointer, as in {@code packages/0/marks}. */
  static final Pattern INDEX = Pattern.compile("/(\\d+)(?=/|$)");

  private final SourceShape shape;
  private final String pointer;
  private final Slot[][] own;
  private final SourceElement[][] repeats;

  private SourceElement(
      SourceShape shape, String pointer, Slot[][] own, SourceElement[][] repeats) {
    this.shape = shape;
    this.pointer = pointer;
    this.own = own;
    this.repeats = repeats;
  }

  /** One leaf, and what has become of it. */
  static final class Slot {
    private final Leaf leaf;
    private WriteRule asked;
    private Rendered rendered;
    Occurrence at;
    boolean isWritten;
    String reason;

    Slot(Leaf leaf) {
      this.leaf = leaf;
    }

    Leaf leaf() {
      return leaf;
    }

    /** What says it by a rule, null where the rule cannot; asked twice it is worked out once. */
    Rendered rendered(WriteRule rule, Filling filling) {
      if (asked != rule) {
        rendered = filling.render(rule, leaf.value());
        asked = rule;
      }
      return rendered;
    }

    void saidAt(Occurrence place) {
      isWritten = true;
      at = place;
    }
  }

  /** The tree of a document, and all its leaves in their order. */
  record Source(SourceElement document, List<Slot> slots) {
    static Source of(TradeDocument document, SourceShapes shapes) {
      List<Slot> slots = new ArrayList<>(document.leaves().size());
      for (Leaf leaf : document.leaves()) {
        if (!leaf.pointer().startsWith("/source/")) {
          slots.add(new Slot(leaf));
        }
      }
      Builder all = new Builder(slots, shapes);
      return new Source(
          all.element(document.terms().top(), "", 0, slots.size(), 0), List.copyOf(slots));
    }
  }

  SourceShape shape() {
    return shape;
  }

  String pointer() {
    return pointer;
  }

  /** The values of one of the shape's own terms: one, or those of a list. */
  Slot[] own(int place) {
    return own[place];
  }

  /** The elements of one of the shape's repeats. */
  SourceElement[] repeat(int place) {
    return place < 0 ? NONE : repeats[place];
  }

  /** The leaf at a pointer relative to this element; null where there is none. */
  Slot find(String relative) {
    Slot[] found = all(relative);
    return found.length == 0 ? null : found[0];
  }

  /** The leaf at a pointer relative to this element, or those of a list at it. */
  Slot[] all(String relative) {
    int place = shape.own(relative);
    if (place >= 0) {
      return own[place];
    }
    return shape.hasRepeats() ? further(relative) : NOTHING;
  }

  /** What stands in an element that the pointer names by its index. */
  private Slot[] further(String relative) {
    Matcher m = INDEX.matcher(relative);
    if (!m.find()) {
      return NOTHING;
    }
    int index = Integer.parseInt(m.group(1));
    String array = relative.substring(0, m.start()) + "[]";
    if (m.end() == relative.length()) {
      int list = shape.own(array);
      return list >= 0 && index < own[list].length ? new Slot[] {own[list][index]} : NOTHING;
    }
    SourceElement[] elements = repeat(shape.repeat(array));
    return index < elements.length ? elements[index].all(relative.substring(m.end() + 1)) : NOTHING;
  }

  /** Every leaf in and below this element. */
  void each(Consumer<Slot> action) {
    for (Slot[] slots : own) {
      for (Slot slot : slots) {
        action.accept(slot);
      }
    }
    for (SourceElement[] elements : repeats) {
      for (SourceElement element : elements) {
        element.each(action);
      }
    }
  }

  Slot[][] own() {
    return own;
  }

  SourceElement[][] repeats() {
    return repeats;
  }

  /** Builds the tree from the leaves, which stand in the order of the document. */
  private record Builder(List<Slot> slots, SourceShapes shapes) {
    SourceElement element(TermNode base, String pointer, int from, int to, int depth) {
      List<TermNode> terms = new ArrayList<>();
      List<Slot[]> own = new ArrayList<>();
      List<SourceElement[]> repeats = new ArrayList<>();
      for (int i = from; i < to; ) {
        TermNode term = slots.get(i).leaf().term();
        boolean direct = term.depth() == depth || term.depth() == depth + 1 && term.repeats();
        TermNode part = direct ? term : term.repeat(depth);
        int end = i + 1;
        while (end < to && isOf(part, direct, depth, slots.get(end).leaf().term())) {
          end++;
        }
        terms.add(part);
        if (direct) {
          own.add(term.repeats() ? list(i, end) : new Slot[] {slots.get(i)});
        } else {
          repeats.add(elements(part, base, pointer, i, end, depth + 1));
        }
        i = end;
      }
      return new SourceElement(
          shapes.of(base, terms, depth),
          pointer,
          own.toArray(Slot[][]::new),
          repeats.toArray(SourceElement[][]::new));
    }

    private static boolean isOf(TermNode part, boolean direct, int depth, TermNode other) {
      return direct
          ? other == part && part.repeats()
          : other.depth() > depth && other.repeat(depth) == part;
    }

    /** The values of a list; their order in the document is that of their digits. */
    private Slot[] list(int from, int to) {
      Slot[] list = new Slot[to - from];
      for (int i = from; i < to; i++) {
        String at = slots.get(i).leaf().pointer();
        list[Integer.parseInt(at, at.lastIndexOf('/') + 1, at.length(), 10)] = slots.get(i);
      }
      return list;
    }

    private SourceElement[] elements(
        TermNode repeat, TermNode base, String pointer, int from, int to, int depth) {
      int array =
          pointer.length() + repeat.pattern().length() - base.pattern().length() - "[]".length();
      SourceElement[] elements = new SourceElement[4];
      int size = 0;
      for (int i = from; i < to; size++) {
        String first = slots.get(i).leaf().pointer();
        int after = first.indexOf('/', array + 1);
        String within = first.substring(0, after + 1);
        int end = i + 1;
        while (end < to && slots.get(end).leaf().pointer().startsWith(within)) {
          end++;
        }
        int index = Integer.parseInt(first, array + 1, after, 10);
        if (index >= elements.length) {
          elements = Arrays.copyOf(elements, Math.max(index + 1, 2 * elements.length));
        }
        elements[index] = element(repeat, first.substring(0, after), i, end, depth);
        i = end;
      }
      return Arrays.copyOf(elements, size);
    }
  }
}

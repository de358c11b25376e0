package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.List;
import org.portolan.record.Pointers;

/**
 * The way from one place of a document to a term below it, looked up once and then followed without
 * looking anything up. A step into a repeat names the element, unless it is the last one.
 */
public final class TermPath {
  private static final int NO_ELEMENT = -1;

  /** One name of a pointer, and the index that follows it. */
  private record Step(TermNode term, int element) {}

  private final String pointer;
  private final Step[] around;
  private final Step last;

  private TermPath(String pointer, List<Step> steps) {
    this.pointer = pointer;
    this.around = steps.subList(0, steps.size() - 1).toArray(Step[]::new);
    this.last = steps.get(steps.size() - 1);
  }

  /**
   * @param from the term of the place that the path begins at
   * @param pointer relative to it; {@code []} at its end names a repeat as such
   * @throws UnknownTerm if the model has no such term there
   */
  static TermPath of(TermNode from, String pointer) {
    TermPath path = find(from, pointer);
    if (path == null) {
      throw new UnknownTerm("The model has no term at " + pointer + ".");
    }
    return path;
  }

  /** The same; null where the model has no such term. */
  static TermPath find(TermNode from, String pointer) {
    String plain = pointer.endsWith("[]") ? pointer.substring(0, pointer.length() - 2) : pointer;
    plain = plain.startsWith("/") ? plain : "/" + plain;
    if (from.below(firstName(plain)) == null) {
      return null;
    }
    List<Step> steps = new ArrayList<>();
    TermNode term = from;
    for (String token : Pointers.tokens(plain)) {
      if (Pointers.isIndex(token) && !steps.isEmpty() && term.repeats()) {
        steps.set(steps.size() - 1, new Step(term, Integer.parseInt(token)));
      } else {
        term = term.below(token);
        if (term == null) {
          return null;
        }
        steps.add(new Step(term, NO_ELEMENT));
      }
    }
    return new TermPath(pointer, steps);
  }

  private static String firstName(String pointer) {
    int slash = pointer.indexOf('/', 1);
    return pointer.substring(1, slash < 0 ? pointer.length() : slash);
  }

  /** The term that it leads to. */
  public TermNode target() {
    return last.term();
  }

  /** Whether it leads through an element of a repeat by its index, which may not be there. */
  public boolean namesAnElement() {
    for (Step step : around) {
      if (step.element() != NO_ELEMENT) {
        return true;
      }
    }
    return last.element() != NO_ELEMENT;
  }

  /** Whether every element that it names has been opened. */
  public boolean isOpen(Branch from) {
    Branch at = from;
    for (int i = 0; i < around.length; i++) {
      Step step = around[i];
      if (step.element() != NO_ELEMENT) {
        at = at == null ? null : element(at, step);
        if (at == null) {
          return false;
        }
      } else {
        at = at == null ? null : (Branch) at.member(step.term());
      }
    }
    return true;
  }

  /** As it was written. */
  public String pointer() {
    return pointer;
  }

  /**
   * The branch that holds the target, made where it is not there yet.
   *
   * @return null where an element on the way was not opened
   */
  Branch make(Branch from) {
    Branch at = from;
    for (int i = 0; i < around.length && at != null; i++) {
      Step step = around[i];
      at = step.term().repeats() ? element(at, step) : at.make(step.term());
    }
    return at;
  }

  /** The node at the end of the way; null where it, or something before it, is not there. */
  DocumentNode find(Branch from) {
    Branch at = from;
    for (int i = 0; i < around.length && at != null; i++) {
      Step step = around[i];
      at = step.term().repeats() ? element(at, step) : (Branch) at.member(step.term());
    }
    DocumentNode end = at == null ? null : at.member(last.term());
    return end instanceof Repeated repeated && last.element() != NO_ELEMENT
        ? repeated.element(last.element())
        : end;
  }

  private static Branch element(Branch at, Step step) {
    return at.member(step.term()) instanceof Repeated repeated
            && repeated.element(step.element()) instanceof Branch branch
        ? branch
        : null;
  }
}

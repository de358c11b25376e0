package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.uncefact.value.Value;

/**
 * Collects the facts of one document, from any syntax, in the order in which they are met.
 *
 * <p>Pointers name the elements of repeats by the order in which {@link #open} made them; sets are
 * sorted and empty elements dropped by {@link #build()}, which renumbers. Who puts many values at
 * few terms looks their {@link TermPath} up once and gives that instead of a pointer.
 */
public final class TradeDocumentBuilder {
  private final Terms terms;
  private final String kind;
  private final Branch root;
  private boolean built;

  TradeDocumentBuilder(Terms terms, String kind) {
    this.terms = terms;
    this.kind = kind;
    this.root = new Branch(terms.top(), null);
    terms.title(kind);
  }

  public String kind() {
    return kind;
  }

  /** The document, from which the paths of absolute pointers lead. */
  public Branch root() {
    return root;
  }

  /**
   * Adds an element to a repeat and gives its pointer: {@code open("/lines")} gives {@code
   * /lines/0} the first time. An element that gets no value leaves no trace.
   *
   * @throws UnknownTerm if the model has no repeat there for this kind of document
   */
  public String open(String array) {
    TermPath path = path(array + "[]");
    Branch holder = path.make(root);
    if (holder == null) {
      throw new UnknownTerm("The element of " + array + " was not opened.");
    }
    Repeated repeated = holder.repeat(path.target());
    if (path.target().term().isLeaf()) {
      repeated.add();
    } else {
      repeated.open();
    }
    return array + "/" + (repeated.size() - 1);
  }

  /**
   * Adds an element to a repeat of groups.
   *
   * @return null where an element on the way was not opened
   */
  public Branch open(Branch from, TermPath repeat) {
    Branch holder = repeat.make(from);
    return holder == null ? null : holder.repeat(repeat.target()).open();
  }

  /** Puts one more value into a repeat of plain values, such as the lines of an address. */
  public Placed add(String array, Value value, Provenance provenance) {
    return put(open(array), value, provenance);
  }

  /**
   * Puts a value at a pointer, unless the place holds another one already.
   *
   * @throws UnknownTerm if the model has no leaf of this type there for this kind of document, or
   *     the pointer names an element that was not opened
   */
  public Placed put(String pointer, Value value, Provenance provenance) {
    TermPath path = path(pointer);
    requireType(path, value);
    Branch holder = path.make(root);
    Fact fact =
        holder == null
            ? null
            : path.target().repeats() ? (Fact) path.find(root) : holder.fact(path.target());
    if (fact == null) {
      throw new UnknownTerm("The element of " + pointer + " was not opened.");
    }
    return fact.put(value, provenance);
  }

  /**
   * Puts a value at the end of a path; where that is a repeat of plain values, one more of them.
   *
   * @throws UnknownTerm if the term is no leaf of the value's type
   */
  public Placed put(Branch from, TermPath path, Value value, Provenance provenance) {
    requireType(path, value);
    Branch holder = path.make(from);
    if (holder == null) {
      return Placed.NOWHERE;
    }
    TermNode term = path.target();
    Fact fact = term.repeats() ? holder.repeat(term).add() : holder.fact(term);
    return fact.put(value, provenance);
  }

  private static void requireType(TermPath path, Value value) {
    if (path.target().type() != value.type()) {
      Term term = path.target().term();
      throw new UnknownTerm(
          "The term %s is of type %s, yet %s was put there."
              .formatted(
                  term.pattern(),
                  term.type().map(type -> type.label()).orElse("object"),
                  value.type().label()));
    }
  }

  private TermPath path(String pointer) {
    terms.require(kind, pointer);
    return TermPath.of(terms.top(), pointer);
  }

  /** The value at a pointer, if one was put there. */
  public Optional<Leaf> leaf(String pointer) {
    return root.find(pointer) instanceof Fact fact && fact.value() != null
        ? Optional.of(new Leaf(pointer, fact.value(), fact.provenance(), fact.term()))
        : Optional.empty();
  }

  /** The value at the end of a path from the document; null where there is none. */
  public Value value(TermPath path) {
    return path.find(root) instanceof Fact fact ? fact.value() : null;
  }

  /** The value at the end of a path from an element; null where there is none. */
  public Value value(Branch from, TermPath path) {
    return path.find(from) instanceof Fact fact ? fact.value() : null;
  }

  /** Every element that was opened of a repeat of groups at the top of the model or below it. */
  public List<Branch> elements(TermNode repeat) {
    List<Branch> elements = new ArrayList<>();
    root.collect(repeat, elements);
    return elements;
  }

  /** How many elements were opened in a repeat, with or without values. */
  public int size(String array) {
    return root.find(array) instanceof Repeated repeated ? repeated.size() : 0;
  }

  /** The document; a builder gives one document only. */
  public TradeDocument build() {
    if (built) {
      throw new IllegalStateException("This builder gave its document already");
    }
    built = true;
    root.settle();
    return new TradeDocument(terms, kind, root);
  }
}

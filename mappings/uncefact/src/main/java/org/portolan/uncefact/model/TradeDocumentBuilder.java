package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.portolan.record.Pointers;
import org.portolan.uncefact.value.Value;

/**
 * Collects the facts of one document, from any syntax, in the order in which they are met.
 *
 * <p>Pointers name the elements of repeats by the order in which {@link #open} made them; sets are
 * sorted and empty elements dropped by {@link #build()}, which renumbers.
 */
public final class TradeDocumentBuilder {
  private final Terms terms;
  private final String kind;
  private final Node root = new Node(Repeat.ONCE);
  private boolean built;

  TradeDocumentBuilder(Terms terms, String kind) {
    this.terms = terms;
    this.kind = kind;
    terms.title(kind);
  }

  public String kind() {
    return kind;
  }

  /**
   * Adds an element to a repeat and gives its pointer: {@code open("/lines")} gives {@code
   * /lines/0} the first time. An element that gets no value leaves no trace.
   *
   * @throws UnknownTerm if the model has no repeat there for this kind of document
   */
  public String open(String array) {
    Node repeat = place(array, terms.require(kind, PointerPattern.of(array) + "[]").repeat());
    repeat.elements.add(new Node(Repeat.ONCE));
    return array + "/" + (repeat.elements.size() - 1);
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
    Term term = terms.require(kind, pointer);
    if (!term.isLeaf() || term.type().get() != value.type()) {
      throw new UnknownTerm(
          "The term %s is of type %s, yet %s was put there."
              .formatted(
                  term.pattern(),
                  term.type().map(type -> type.label()).orElse("object"),
                  value.type().label()));
    }
    Node node = place(pointer, Repeat.ONCE);
    if (node.value != null) {
      return node.value.equals(value) ? Placed.SAME : Placed.CONFLICT;
    }
    node.value = value;
    node.provenance = provenance;
    return Placed.STORED;
  }

  /** The value at a pointer, if one was put there. */
  public Optional<Leaf> leaf(String pointer) {
    return standing(pointer)
        .filter(node -> node.value != null)
        .map(node -> new Leaf(pointer, node.value, node.provenance));
  }

  /** How many elements were opened in a repeat, with or without values. */
  public int size(String array) {
    return standing(array).map(node -> node.elements.size()).orElse(0);
  }

  /** The document; a builder gives one document only. */
  public TradeDocument build() {
    if (built) {
      throw new IllegalStateException("This builder gave its document already");
    }
    built = true;
    root.settle();
    List<Leaf> leaves = new ArrayList<>();
    root.collect("", leaves);
    Map<String, Integer> counts = new TreeMap<>();
    root.counts("", counts);
    return new TradeDocument(terms, kind, leaves, counts);
  }

  private Optional<Node> standing(String pointer) {
    Node node = root;
    for (String token : Pointers.tokens(pointer)) {
      if (Pointers.isIndex(token)) {
        int index = Integer.parseInt(token);
        node = index < node.elements.size() ? node.elements.get(index) : null;
      } else {
        node = node.members.get(token);
      }
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }

  private Node place(String pointer, Repeat repeatOfLast) {
    Node node = root;
    List<String> tokens = Pointers.tokens(pointer);
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (Pointers.isIndex(token)) {
        int index = Integer.parseInt(token);
        if (index >= node.elements.size()) {
          throw new UnknownTerm("The element of " + pointer + " was not opened.");
        }
        node = node.elements.get(index);
      } else {
        Repeat repeat = i == tokens.size() - 1 ? repeatOfLast : Repeat.ONCE;
        node = node.members.computeIfAbsent(token, t -> new Node(repeat));
      }
    }
    return node;
  }
}

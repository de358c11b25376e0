package org.portolan.uncefact.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The terms of the canonical model, in the order of their table. */
public final class Terms {
  private static final String TABLE = "/portolan/model/terms.psv";

  private final String version;
  private final Map<String, String> kinds;
  private final Map<String, Term> byPattern;
  private final Map<String, List<Term>> byParent = new LinkedHashMap<>();
  private final TermNode top;

  Terms(String version, Map<String, String> kinds, Map<String, Term> byPattern) {
    this.version = version;
    this.kinds = kinds;
    this.byPattern = byPattern;
    byPattern
        .values()
        .forEach(term -> byParent.computeIfAbsent(term.parent(), p -> new ArrayList<>()).add(term));
    top = TermNode.top(this);
  }

  /** The table that ships with this version; read once. */
  public static Terms load() {
    return Shipped.TERMS;
  }

  /** The model's version, such as {@code 1}; a term that changes meaning raises it. */
  public String version() {
    return version;
  }

  /** The kinds of document the model knows, such as {@code customs-declaration}. */
  public Set<String> kinds() {
    return kinds.keySet();
  }

  /** What a kind of document is called among people. */
  public String title(String kind) {
    return kinds.get(requireKind(kind));
  }

  public List<Term> all() {
    return List.copyOf(byPattern.values());
  }

  /** The terms directly below a pattern; "" gives those at the top. */
  public List<Term> below(String pattern) {
    return byParent.getOrDefault(pattern, List.of());
  }

  /** The term at a pointer or pattern. */
  public Optional<Term> find(String pointer) {
    Term term = byPattern.get(pointer);
    return Optional.ofNullable(term != null ? term : byPattern.get(PointerPattern.of(pointer)));
  }

  /**
   * The term at a pointer or pattern, for a kind of document that may hold it.
   *
   * @throws UnknownTerm if the model has no such term, or not for this kind
   */
  public Term require(String kind, String pointer) {
    Term term =
        find(pointer)
            .orElseThrow(() -> new UnknownTerm("The model has no term at " + pointer + "."));
    if (!term.kinds().contains(kind)) {
      throw new UnknownTerm(
          "The term " + term.pattern() + " is not one of a " + requireKind(kind) + ".");
    }
    return term;
  }

  /** The tree of the terms, by whose nodes documents are built. */
  public TermNode top() {
    return top;
  }

  /**
   * The way to a term from another, for a kind of document that may hold it.
   *
   * @param pointer below {@code from}, as rules write it: {@code netPrice/chargeAmount}
   * @throws UnknownTerm if the model has no such term, or not for this kind
   */
  public TermPath path(String kind, TermNode from, String pointer) {
    TermPath path = TermPath.of(from, pointer);
    Term term = path.target().term();
    if (!term.kinds().contains(kind)) {
      throw new UnknownTerm(
          "The term " + term.pattern() + " is not one of a " + requireKind(kind) + ".");
    }
    return path;
  }

  /** The same; null where the model has no such term, or not for this kind. */
  public TermPath find(String kind, TermNode from, String pointer) {
    TermPath path = TermPath.find(from, pointer);
    return path == null || !path.target().term().kinds().contains(kind) ? null : path;
  }

  /**
   * What a record of this kind must hold, as a trust file writes it: pointers with {@code *} for
   * each index there is. A mandatory term below an optional one is not among them.
   */
  public List<String> mandatory(String kind) {
    List<String> pointers = new ArrayList<>();
    mandatory(requireKind(kind), "", "", pointers);
    return pointers;
  }

  private void mandatory(String kind, String pattern, String pointer, List<String> pointers) {
    for (Term term : below(pattern)) {
      String here = pointer + "/" + term.name();
      boolean must = term.mandatoryFor().contains(kind);
      if (must) {
        pointers.add(here);
      }
      if (term.kinds().contains(kind) && (must || term.repeat() != Repeat.ONCE)) {
        mandatory(
            kind, term.pattern(), term.repeat() == Repeat.ONCE ? here : here + "/*", pointers);
      }
    }
  }

  /** The sets of a record of this kind, as a trust file writes them, {@code *} for each index. */
  public List<String> sets(String kind) {
    requireKind(kind);
    return byPattern.values().stream()
        .filter(term -> term.repeat() == Repeat.SET && term.kinds().contains(kind))
        .map(term -> term.pattern().substring(0, term.pattern().length() - 2))
        .map(pattern -> pattern.replace("[]", "/*"))
        .toList();
  }

  private String requireKind(String kind) {
    if (!kinds.containsKey(kind)) {
      throw new UnknownTerm(
          "The model has no documents of kind " + kind + "; it has " + kinds.keySet() + ".");
    }
    return kind;
  }

  private static final class Shipped {
    static final Terms TERMS = read();

    private static Terms read() {
      try (InputStream table = Terms.class.getResourceAsStream(TABLE)) {
        return new TermsTable(new String(table.readAllBytes(), StandardCharsets.UTF_8)).terms();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

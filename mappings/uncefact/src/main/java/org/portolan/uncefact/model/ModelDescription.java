package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The terms table as a document for people: Markdown, a section for each part and each shape. */
public final class ModelDescription {
  private static final String HEAD =
      """
      # The canonical trade model, version %s

      Every syntax that Portolan reads is read into this model, and every record that it commits to
      a ledger is made of it. A fact stands in one place only, under one name, at one level. This
      page is written out of the terms table `mappings/uncefact/src/main/resources/portolan/model/terms.psv`;
      change the table, not the page.

      ## How to read it

      - **Name** is the path to the fact, one name for each step. `[]` after a name says that it repeats.
      - **Type** is what a record writes:
        `text` words; `id` an identifier with the scheme that issued it; `code` a code with the list it is
        taken from; `number` a plain decimal; `quantity` a decimal with a unit of UN/CEFACT
        Recommendation 20; `amount` money with an ISO 4217 currency; `date` a year, month, day or
        instant, never with a midnight or a zone that nobody sent; `flag` true or false; `hash` a
        SHA-256. A type in italics is a shape: a group of facts that several places share, described
        once further below.
      - **Repeats**: a *list* keeps the order of the source. A *set* has no order; its elements are
        sorted by their bytes, so that two sources that say the same give the same record.
      - **In** names the kinds of document that may hold the fact, in bold where they must (wherever the
        fact above it stands).
      - **UN/CEFACT name** is the dictionary entry name in BSP-RDM D23B and the Core Component Library.
        Where there is none, the library lacks the term.
      - **JSON-LD** is the property: `unece:` is `https://vocabulary.uncefact.org/`, `ptl:` is our own
        `urn:portolan:term:`, for what the vocabulary lacks. The context is
        `portolan/model/context-%s.jsonld` in the package.
      - **Values from** names code lists, schemes, units or the grain of a date. A national or partner
        overlay may name a further list; the entry always says which one it took. `un` and four digits is
        a list of the UN/EDIFACT code list directory, `rec` and two digits one of UN/CEFACT's
        Recommendations.

      Counts of items and packages, control totals, empties and defaults are checked and then left out:
      they are no facts of their own.

      ## As JSON

      A document is written with one member for each name of the path, and every value is a string.
      Words, numbers and dates stand alone. An identifier, code, quantity or amount is an object of
      `value` and `schemeId`, `listId`, `unitCode` or `currencyCode`; an identifier without a scheme has
      `value` alone. Nothing is ever empty or null: what is absent is left out.

          {
            "@context": "urn:portolan:context:1",
            "kind": "customs-declaration",
            "model": "1",
            "exchangedDocument": {
              "identifier": { "value": "26KADE00004711" },
              "typeCode": { "value": "929", "listId": "un1001" },
              "issueDateTime": "2026-11-20T09:15:00"
            },
            "consignment": {
              "grossWeightMeasure": { "value": "10480", "unitCode": "KGM" }
            }
          }

      `portolan/schema/KIND-%s.schema.json` in the package is the JSON Schema (2020-12) of each kind.

      ## Kinds of document

      """;

  private final Terms terms;
  private final StringBuilder page = new StringBuilder();
  private final Map<String, Term> shapes = new LinkedHashMap<>();

  private ModelDescription(Terms terms) {
    this.terms = terms;
  }

  public static String of(Terms terms) {
    return new ModelDescription(terms).page();
  }

  private String page() {
    page.append(HEAD.formatted(terms.version(), terms.version(), terms.version()));
    terms.kinds().forEach(kind -> page.append("- `%s`: %s%n".formatted(kind, terms.title(kind))));
    for (Term part : terms.below("")) {
      page.append("\n## ").append(part.name()).append("\n\n");
      page.append(part.definition()).append(". ").append(names(part)).append("\n\n");
      part.shape().ifPresent(shape -> page.append("Shape: ").append(link(shape)).append("\n"));
      part.shape().ifPresentOrElse(shape -> shapes.putIfAbsent(shape, part), () -> table(part));
    }
    page.append("\n# Shapes\n");
    for (int i = 0; i < shapes.size(); i++) {
      String shape = new ArrayList<>(shapes.keySet()).get(i);
      page.append("\n## ").append(shape).append("\n\n");
      table(
          terms.all().stream()
              .filter(term -> term.shape().filter(shape::equals).isPresent())
              .toList());
    }
    return page.toString().replace("\r\n", "\n");
  }

  private String names(Term term) {
    String library =
        term.uncefactName().equals("-") ? "" : "UN/CEFACT: " + term.uncefactName() + ". ";
    return library + "JSON-LD: `" + term.jsonLdName() + "`. In: " + kinds(term) + ".";
  }

  private void table(Term part) {
    table(List.of(part));
  }

  /** The rows of a shape: what any of the terms that take it has below it, each once. */
  private void table(List<Term> parts) {
    page.append(
        "| Name | Type | Repeats | In | UN/CEFACT name | JSON-LD | Values from | Definition |\n");
    page.append("|---|---|---|---|---|---|---|---|\n");
    Map<String, Row> rows = new LinkedHashMap<>();
    parts.forEach(part -> rows(part, part, rows));
    rows.values().forEach(this::row);
  }

  /** A term below the one that its table is about. */
  private record Row(String name, Term term, Term part) {}

  private void rows(Term above, Term part, Map<String, Row> rows) {
    for (Term term : terms.below(above.pattern())) {
      String name = term.pattern().substring(part.pattern().length() + 1);
      rows.putIfAbsent(name, new Row(name, term, part));
      if (term.shape().isPresent()) {
        shapes.putIfAbsent(term.shape().get(), term);
      } else {
        rows(term, part, rows);
      }
    }
  }

  private void row(Row row) {
    Term term = row.term();
    String type =
        term.type()
            .map(leaf -> leaf.label())
            .or(() -> term.shape().map(this::link))
            .orElse("group");
    boolean plain = term.kinds().equals(row.part().kinds()) && term.mandatoryFor().isEmpty();
    List<String> cells =
        List.of(
            "`" + row.name() + "`",
            type,
            term.repeat() == Repeat.ONCE ? "" : term.repeat().name().toLowerCase(Locale.ROOT),
            plain ? "" : kinds(term),
            term.uncefactName().equals("-") ? "" : term.uncefactName(),
            "`" + term.jsonLdName() + "`",
            String.join(", ", term.valuesFrom()),
            term.definition());
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String kinds(Term term) {
    if (term.mandatoryFor().size() == terms.kinds().size()) {
      return "**all**";
    }
    return term.kinds().stream()
        .map(kind -> term.mandatoryFor().contains(kind) ? "**" + kind + "**" : kind)
        .collect(Collectors.joining(", "));
  }

  private String link(String shape) {
    return "*[" + shape + "](#" + shape + ")*";
  }
}

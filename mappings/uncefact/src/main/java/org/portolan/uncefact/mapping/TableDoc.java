package org.portolan.uncefact.mapping;

import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.uncefact.model.Term;
import org.portolan.uncefact.model.Terms;

/** A table as a page for its readers: each row with the definition of the term that it fills. */
public final class TableDoc {
  private static final Map<Character, String> DIRECTIONS =
      Map.of(
          '=', "both", '>', "read", '<', "write", '+', "repeat", '#', "checked", '-', "left out");

  private TableDoc() {}

  /** Markdown; blocks are spelled out. */
  public static String of(MappingTables tables, Selection selection) {
    Table table = tables.table(selection);
    Map<String, String> definitions =
        Terms.load().all().stream()
            .collect(Collectors.toMap(Term::pattern, Term::definition, (a, b) -> a));
    StringBuilder text = new StringBuilder();
    text.append("# %s %s%n%n".formatted(table.message(), table.version()))
        .append("Directories %s to %s. ".formatted(table.from(), table.to()))
        .append("Makes a document of the kind `%s`.%n%n".formatted(table.kind()))
        .append("| Rule | Way | Where | Element | Canonical | As | When | What it says |\n")
        .append("|---|---|---|---|---|---|---|---|\n");
    for (Rule rule : table.rules()) {
      text.append(
          "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  rule.id(),
                  DIRECTIONS.get(rule.direction()),
                  rule.where(),
                  rule.take().replace("*", "\\*"),
                  rule.canonical(),
                  rule.as(),
                  rule.when(),
                  definitions.getOrDefault(rule.canonical().replaceAll("/\\d+", "[]"), "")));
    }
    return text.toString();
  }
}

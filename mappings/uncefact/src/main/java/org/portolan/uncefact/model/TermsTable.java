package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.record.EntryType;

/**
 * Reads the terms table: UTF-8, one term a line, eight columns parted by {@code |}.
 *
 * <p>{@code version N} and {@code kind LETTER name | title} lines come first. A first column that
 * begins with {@code /} is a term; one that does not belongs to a shape ({@code party/name}), which
 * a term takes whole by naming the shape as its type. Kinds are letters, with {@code !} where
 * mandatory; none means the kinds of the term above, and {@code *!} all of them, mandatory.
 */
final class TermsTable {
  private static final int COLUMNS = 8;

  private final String table;
  private final Map<String, String> letters = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Map<String, List<String[]>> shapes = new LinkedHashMap<>();
  private final Map<String, Term> terms = new LinkedHashMap<>();
  private String version;

  TermsTable(String table) {
    this.table = table;
  }

  Terms terms() {
    List<String[]> rows = new ArrayList<>();
    int number = 0;
    for (String line : table.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("version ")) {
        version = line.substring("version ".length()).strip();
      } else if (line.startsWith("kind ")) {
        kind(line);
      } else {
        String[] row =
            Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        if (row.length != COLUMNS) {
          throw new IllegalStateException(
              "terms.psv line %d has %d columns, not %d".formatted(number, row.length, COLUMNS));
        }
        if (row[0].startsWith("/")) {
          rows.add(row);
        } else {
          String shape = row[0].substring(0, row[0].indexOf('/'));
          row[0] = row[0].substring(shape.length());
          shapes.computeIfAbsent(shape, s -> new ArrayList<>()).add(row);
        }
      }
    }
    rows.forEach(row -> add("", row));
    return new Terms(version, titles, terms);
  }

  private void kind(String line) {
    String[] parts = line.substring("kind ".length()).split("\\|", 2);
    String[] names = parts[0].strip().split(" ");
    letters.put(names[0], names[1]);
    titles.put(names[1], parts[1].strip());
  }

  private void add(String above, String[] row) {
    Repeat repeat =
        row[2].isEmpty() ? Repeat.ONCE : Repeat.valueOf(row[2].toUpperCase(Locale.ROOT));
    String pattern = above + row[0];
    if (pattern.endsWith("[]") != (repeat != Repeat.ONCE)) {
      throw new IllegalStateException(pattern + ": [] and the mark list or set go together");
    }
    Set<String> mandatory = new LinkedHashSet<>();
    Set<String> kinds = kinds(pattern, row[3], mandatory);
    List<String[]> shape = shapes.get(row[1]);
    Optional<EntryType> type =
        shape != null || row[1].equals("object")
            ? Optional.empty()
            : Optional.of(EntryType.valueOf(row[1].toUpperCase(Locale.ROOT)));
    List<String> valuesFrom = row[6].isEmpty() ? List.of() : List.of(row[6].split(" "));
    Term term =
        new Term(
            pattern,
            type,
            Optional.ofNullable(shape).map(members -> row[1]),
            repeat,
            kinds,
            mandatory,
            row[4],
            row[5],
            valuesFrom,
            row[7]);
    if (terms.put(pattern, term) != null) {
      throw new IllegalStateException(pattern + " stands twice in terms.psv");
    }
    if (shape != null) {
      shape.forEach(member -> add(pattern, member));
    }
  }

  private Set<String> kinds(String pattern, String column, Set<String> mandatory) {
    String parent = pattern.substring(0, pattern.lastIndexOf('/'));
    if (!parent.isEmpty() && !terms.containsKey(parent)) {
      throw new IllegalStateException(pattern + " stands before the term that holds it");
    }
    Set<String> above = parent.isEmpty() ? titles.keySet() : terms.get(parent).kinds();
    if (column.isEmpty() || column.equals("*!")) {
      if (!column.isEmpty()) {
        mandatory.addAll(above);
      }
      return above;
    }
    Set<String> kinds = new LinkedHashSet<>();
    for (String mark : column.split(" ")) {
      String kind = letters.get(mark.substring(0, 1));
      if (kind == null || !above.contains(kind)) {
        throw new IllegalStateException(pattern + ": kind " + mark + " is not one of " + above);
      }
      kinds.add(kind);
      if (mark.endsWith("!")) {
        mandatory.add(kind);
      }
    }
    return kinds;
  }
}

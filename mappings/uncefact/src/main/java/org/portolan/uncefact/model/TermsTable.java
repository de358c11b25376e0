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
import java.util.stream.Collectors;
import org.portolan.record.EntryType;

/**
 * Reads the terms table: UTF-8, one term a line, eight columns parted by {@code |}.
 *
 * <p>{@code version N} and {@code kind LETTER name | title} lines come first. A first column that
 * begins with {@code /} is a term; one that does not belongs to a shape ({@code party/name}), which
 * a term takes whole by naming the shape as its type. Kinds are the short names of those lines, or
 * of a {@code family NAME = KIND ...}, with {@code !} where mandatory; none means the kinds of the
 * term above, and {@code *!} all of them, mandatory. Of the kinds that a member of a shape names,
 * those count that the term has whose type the shape is.
 */
final class TermsTable {
  private static final int COLUMNS = 8;

  private final String table;
  private final Map<String, String> letters = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Map<String, String> families = new LinkedHashMap<>();
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
      } else if (line.startsWith("family ")) {
        family(line);
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

  private void family(String line) {
    String[] parts = line.substring("family ".length()).split("=", 2);
    families.put(parts[0].strip(), parts[1].strip());
  }

  private void add(String above, String[] row) {
    Repeat repeat =
        row[2].isEmpty() ? Repeat.ONCE : Repeat.valueOf(row[2].toUpperCase(Locale.ROOT));
    String pattern = above + row[0];
    // A member of a shape that is for none of the kinds of its holder is not there, nor what it
    // holds.
    boolean inShape = !above.isEmpty();
    if (inShape && !terms.containsKey(pattern.substring(0, pattern.lastIndexOf('/')))) {
      return;
    }
    if (pattern.endsWith("[]") != (repeat != Repeat.ONCE)) {
      throw new IllegalStateException(pattern + ": [] and the mark list or set go together");
    }
    Set<String> mandatory = new LinkedHashSet<>();
    Set<String> kinds = kinds(pattern, row[3], mandatory, inShape);
    if (inShape && kinds.isEmpty()) {
      return;
    }
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

  private Set<String> kinds(String pattern, String column, Set<String> mandatory, boolean inShape) {
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
    for (String mark : spelledOut(column).split(" ")) {
      String kind = letters.get(mark.replace("!", ""));
      if (kind == null || !inShape && !above.contains(kind)) {
        throw new IllegalStateException(pattern + ": kind " + mark + " is not one of " + above);
      }
      if (above.contains(kind)) {
        kinds.add(kind);
        if (mark.endsWith("!")) {
          mandatory.add(kind);
        }
      }
    }
    return kinds;
  }

  /** A family of kinds as the kinds in it, each mandatory where the family is. */
  private String spelledOut(String column) {
    return Arrays.stream(column.split(" "))
        .map(
            mark -> {
              String family = families.get(mark.replace("!", ""));
              return family == null
                  ? mark
                  : mark.endsWith("!") ? family.replace(" ", "! ") + "!" : family;
            })
        .collect(Collectors.joining(" "));
  }
}

package org.portolan.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table of refusals, {@code refusals.tsv}: every code there is, once. */
public final class RefusalTable {
  /** One line: the code, the rule it stands for, and what to do next. */
  public record Line(String code, String rule, String nextAction) {}

  private static final Map<String, Line> LINES = read();

  private RefusalTable() {}

  public static Line line(String code) {
    Line line = LINES.get(code);
    if (line == null) {
      throw new IllegalStateException("no line for " + code + " in refusals.tsv");
    }
    return line;
  }

  /** Whether there is such a code; one that came from elsewhere may be of another version. */
  public static boolean knows(String code) {
    return LINES.containsKey(code);
  }

  public static Map<String, Line> lines() {
    return Map.copyOf(LINES);
  }

  private static Map<String, Line> read() {
    try (InputStream in = RefusalTable.class.getResourceAsStream("refusals.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Line> table = new LinkedHashMap<>();
      lines
          .lines()
          .filter(text -> !text.isBlank() && !text.startsWith("#"))
          .map(text -> text.split("\t"))
          .forEach(cells -> put(table, new Line(cells[0], cells[1], cells[2])));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Map<String, Line> table, Line line) {
    if (table.put(line.code(), line) != null) {
      throw new IllegalStateException(line.code() + " twice in refusals.tsv");
    }
  }
}

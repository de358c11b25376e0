package org.portolan.uncefact.finding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table of findings, {@code portolan/findings/findings.psv}. */
public final class FindingTable {
  /**
   * @param syntaxError3 UNCL 0085 under syntax 1 to 3; empty where none fits
   * @param syntaxError4 the same under syntax 4
   * @param applicationError data element 9321 of our own list, at most 8 characters
   */
  public record Line(
      String code,
      Level level,
      String syntaxError3,
      String syntaxError4,
      String applicationError,
      String meaning,
      String nextAction) {}

  private static final Map<String, Line> LINES = read();

  private FindingTable() {}

  public static Line line(String code) {
    Line line = LINES.get(code);
    if (line == null) {
      throw new IllegalStateException("no line for " + code + " in findings.psv");
    }
    return line;
  }

  public static Map<String, Line> lines() {
    return Map.copyOf(LINES);
  }

  private static Map<String, Line> read() {
    try (InputStream in =
            FindingTable.class.getResourceAsStream("/portolan/findings/findings.psv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Line> table = new LinkedHashMap<>();
      lines
          .lines()
          .filter(text -> !text.isBlank() && !text.startsWith("#"))
          .map(text -> text.split("\\|", -1))
          .map(
              c ->
                  new Line(
                      c[0].strip(),
                      Level.valueOf(c[1].strip()),
                      c[2].strip(),
                      c[3].strip(),
                      c[4].strip(),
                      c[5].strip(),
                      c[6].strip()))
          .forEach(line -> table.put(line.code(), line));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

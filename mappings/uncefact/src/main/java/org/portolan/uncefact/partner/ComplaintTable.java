package org.portolan.uncefact.partner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portolan.uncefact.finding.Level;

/** The table of complaints, {@code portolan/partner/complaints.psv}. */
final class ComplaintTable {
  record Line(String code, Level level, String rule, String next) {}

  private static final Map<String, Line> LINES = read();

  private ComplaintTable() {}

  static Line line(String code) {
    Line line = LINES.get(code);
    if (line == null) {
      throw new IllegalStateException("no line for " + code + " in complaints.psv");
    }
    return line;
  }

  private static Map<String, Line> read() {
    try (InputStream in =
        ComplaintTable.class.getResourceAsStream("/portolan/partner/complaints.psv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(text -> !text.isBlank() && !text.startsWith("#"))
          .map(text -> text.split("\\|", -1))
          .map(c -> new Line(c[0].strip(), Level.valueOf(c[1].strip()), c[2].strip(), c[3].strip()))
          .collect(Collectors.toMap(Line::code, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

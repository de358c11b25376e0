package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tables. */
final class TableParser {
  private static final Pattern MAP =
      Pattern.compile("map edifact/(\\w+) (\\S+) \\| (D\\.\\w+)\\.\\.(D\\.\\w+) \\| kind (\\S+)");
  private static final String DIRECTIONS = "=><+#-";

  private TableParser() {}

  static Table table(String name, String text) {
    String[] lines = text.split("\n");
    Matcher head = MAP.matcher(lines[0].strip());
    if (!head.matches()) {
      throw new TableException(
          name + ":1", lines[0], "map edifact/TYPE VERSION | D.nnX..D.nnX | kind KIND");
    }
    List<Rule> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 1; i < lines.length; i++) {
      if (!isRule(lines[i])) {
        continue;
      }
      Rule rule = row(lines[i], name + ":" + (i + 1));
      if (!ids.add(rule.id())) {
        throw new TableException(rule.origin(), "id " + rule.id() + " again", "an id of its own");
      }
      rows.add(rule);
    }
    return new Table(
        name,
        head.group(2),
        head.group(1),
        head.group(5),
        head.group(3),
        head.group(4),
        rows,
        Agreed.NOTHING,
        text);
  }

  private static boolean isRule(String line) {
    return line.contains("|") && !line.startsWith("#") && !line.startsWith("id ");
  }

  /** One row of a table or an overlay. */
  static Rule row(String line, String origin) {
    String[] cells = line.split("\\|", -1);
    if (cells.length < 6 || cells.length > 7) {
      throw new TableException(origin, cells.length + " columns", "6 or 7 columns");
    }
    String direction = cells[1].strip();
    if (direction.length() != 1 || DIRECTIONS.indexOf(direction.charAt(0)) < 0) {
      throw new TableException(origin, "d " + direction, "one of = > < + # -");
    }
    return new Rule(
        cells[0].strip(),
        direction.charAt(0),
        cells[2].strip(),
        cells[3].strip(),
        cells[4].strip(),
        cells[5].strip(),
        cells.length == 7 ? cells[6].strip() : "",
        origin);
  }
}

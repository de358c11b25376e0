package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tables and overlays. */
final class TableParser {
  private static final Pattern MAP =
      Pattern.compile("map edifact/(\\w+) (\\S+) \\| (D\\.\\w+)\\.\\.(D\\.\\w+) \\| kind (\\S+)");
  private static final Pattern OVER = Pattern.compile("over (\\S+) (\\S+) \\| on edifact/(\\w+)");
  private static final String DIRECTIONS = "=><+#-";

  private TableParser() {}

  static Table table(String name, String text) {
    String[] lines = text.split("\n");
    Matcher head = MAP.matcher(lines[0].strip());
    if (!head.matches()) {
      throw new TableException(
          name + ":1", lines[0], "map edifact/TYPE VERSION | D.nnX..D.nnX | kind KIND");
    }
    List<Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 1; i < lines.length; i++) {
      if (!isRule(lines[i])) {
        continue;
      }
      Rule rule = rule(lines[i], name + ":" + (i + 1));
      if (!ids.add(rule.id())) {
        throw new TableException(rule.origin(), "id " + rule.id() + " again", "an id of its own");
      }
      rules.addAll(Macros.expand(rule));
    }
    return new Table(
        name,
        head.group(2),
        head.group(1),
        head.group(5),
        head.group(3),
        head.group(4),
        rules,
        Set.of(),
        text);
  }

  /**
   * A table with an overlay over it: {@code + rule} adds, {@code ~ rule} replaces the rule of the
   * same id, {@code x id} takes a rule away, {@code list TAG element open} takes unlisted codes.
   */
  static Table over(Table base, String name, String text) {
    String[] lines = text.split("\n");
    Matcher head = OVER.matcher(lines[0].strip());
    if (!head.matches() || !head.group(3).equals(base.message())) {
      throw new TableException(
          name + ":1", lines[0], "over NAME VERSION | on edifact/" + base.message());
    }
    List<Rule> rules = new ArrayList<>(base.rules());
    Set<String> open = new HashSet<>(base.openLists());
    Map<Character, Integer> counts = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i].strip();
      String origin = name + ":" + (i + 1);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("list ")) {
        open.add(line.replaceAll("^list (\\w{3}) (\\d{4}) open$", "$1 $2"));
        continue;
      }
      counts.merge(line.charAt(0), 1, Integer::sum);
      switch (line.charAt(0)) {
        // Rules of an overlay come first: the first match wins.
        case '+' ->
            rules.addAll(
                counts.get('+') - 1 < rules.size() ? 0 : rules.size(),
                Macros.expand(rule(line.substring(1), origin)));
        case '~' -> {
          Rule rule = rule(line.substring(1), origin);
          int at = indexOf(rules, rule.id(), origin);
          rules.set(at, rule);
        }
        case 'x' -> rules.remove(indexOf(rules, line.substring(1).strip(), origin));
        default -> throw new TableException(origin, line, "+, ~, x or list");
      }
    }
    return new Table(
        base.name() + " over " + head.group(1),
        base.version() + "+" + head.group(2),
        base.message(),
        base.kind(),
        base.from(),
        base.to(),
        rules,
        open,
        base.text() + "\n" + text);
  }

  private static int indexOf(List<Rule> rules, String id, String origin) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new TableException(origin, "id " + id, "an id of the table below");
  }

  private static boolean isRule(String line) {
    return line.contains("|") && !line.startsWith("#") && !line.startsWith("id ");
  }

  private static Rule rule(String line, String origin) {
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

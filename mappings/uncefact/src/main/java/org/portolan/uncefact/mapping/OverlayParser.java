package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an overlay; what it says is looked up in its table when it is laid over it. */
final class OverlayParser {
  private static final Pattern HEAD =
      Pattern.compile(
          "over (\\S+) (\\S+) \\| on edifact/(\\w+) \\| (sector|country|partner)"
              + "(?: \\| when (.+))?");
  private static final Pattern CONDITION =
      Pattern.compile("(UNH\\.0057|UNH\\.0051|UNB\\.0004|UNB\\.0010|UNB\\.0035)=(\\S+)");
  private static final Pattern LIST = Pattern.compile("list (\\w{3}) (\\d{4}) open");
  private static final Pattern DEFAULT =
      Pattern.compile("default (\\w{3})/(\\d{4}) = (\\S+) when absent(?: and (\\d+) digits)?");
  private static final Pattern DIRECTORY = Pattern.compile("directory (\\w+\\.\\w+) as (D\\.\\w+)");
  private static final Pattern PATH = Pattern.compile("[!x] ([HDS] [A-Z]{3}\\S*)");

  private final String name;
  private final Set<String> open = new HashSet<>();
  private final List<Rule> required = new ArrayList<>();
  private final List<Rule> forbidden = new ArrayList<>();
  private final Map<String, Agreed.Default> defaults = new HashMap<>();
  private final Map<String, String> directories = new HashMap<>();
  private final List<Overlay.Change> changes = new ArrayList<>();

  private OverlayParser(String name) {
    this.name = name;
  }

  /**
   * @param name of the file, for messages about it
   */
  static Overlay parse(String name, String text) {
    List<String> lines = text.lines().toList();
    Matcher head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0).strip());
    if (!head.matches()) {
      throw new TableException(
          name + ":1",
          lines.isEmpty() ? "nothing" : lines.get(0),
          "over NAME VERSION | on edifact/TYPE | sector, country or partner [| when CONDITIONS]");
    }
    OverlayParser parser = new OverlayParser(name);
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        parser.line(line, name + ":" + (i + 1));
      }
    }
    return new Overlay(
        head.group(1),
        head.group(2),
        head.group(3),
        Overlay.Level.valueOf(head.group(4).toUpperCase(Locale.ROOT)),
        parser.conditions(head.group(5)),
        parser.changes,
        new Agreed(
            parser.open, parser.required, parser.forbidden, parser.defaults, parser.directories),
        text);
  }

  private List<Overlay.Condition> conditions(String text) {
    List<Overlay.Condition> conditions = new ArrayList<>();
    for (String part : text == null ? new String[0] : text.split(" and ")) {
      if (part.strip().equals(Overlay.AGREED)) {
        conditions.add(new Overlay.Condition(Overlay.AGREED, ""));
        continue;
      }
      Matcher condition = CONDITION.matcher(part.strip());
      if (!condition.matches()) {
        throw new TableException(
            name + ":1",
            part,
            "agreed, or UNH.0057, UNH.0051, UNB.0004, UNB.0010 or UNB.0035 = value");
      }
      conditions.add(new Overlay.Condition(condition.group(1), condition.group(2)));
    }
    return conditions;
  }

  private void line(String line, String origin) {
    Matcher list = LIST.matcher(line);
    Matcher value = DEFAULT.matcher(line);
    Matcher directory = DIRECTORY.matcher(line);
    Matcher path = PATH.matcher(line);
    if (list.matches()) {
      open.add(list.group(1) + " " + list.group(2));
    } else if (value.matches()) {
      int digits = value.group(4) == null ? 0 : Integer.parseInt(value.group(4));
      defaults.put(
          value.group(1) + " " + value.group(2), new Agreed.Default(value.group(3), digits));
    } else if (directory.matches()) {
      directories.put(directory.group(1), directory.group(2));
    } else if (path.matches()) {
      (line.charAt(0) == '!' ? required : forbidden)
          .add(new Rule("", line.charAt(0), path.group(1), "*", "", "", "", origin));
    } else if (line.startsWith("+ ") || line.startsWith("~ ")) {
      changes.add(new Overlay.Change(line.charAt(0), TableParser.row(line.substring(2), origin)));
    } else if (line.matches("x \\w+")) {
      Rule row = new Rule(line.substring(2), '-', "", "", "", "", "", origin);
      changes.add(new Overlay.Change('x', row));
    } else {
      throw new TableException(origin, line, "+, ~, x, !, list, default or directory");
    }
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What recurs in every table, said once in {@code blocks.psv}: a party in NAD, a place in LOC. */
final class Macros {
  private static final String FILE = "blocks.psv";

  /** A row of a block; its cells complete those of the row that names the block. */
  private record Part(
      String id,
      char direction,
      String where,
      String take,
      String canonical,
      String as,
      String when) {
    Rule of(Rule rule) {
      boolean plain = canonical.startsWith("./") || canonical.startsWith("\"") || direction == '-';
      String pointer =
          canonical.startsWith("./")
              ? canonical.substring(2)
              : canonical.equals(".")
                  ? rule.canonical()
                  : plain || rule.canonical().isEmpty()
                      ? canonical
                      : rule.canonical() + "/" + canonical;
      return new Rule(
          rule.id() + id,
          direction == '=' ? rule.direction() : direction,
          rule.where() + where,
          take,
          pointer,
          as,
          rule.when().isEmpty() || when.isEmpty()
              ? rule.when() + when
              : rule.when() + " and " + when,
          rule.origin());
    }
  }

  private static final Map<String, List<Part>> BLOCKS = read();

  private Macros() {}

  static List<Rule> expand(Rule rule) {
    List<Part> block = BLOCKS.get(rule.take());
    return block == null ? List.of(rule) : block.stream().map(part -> part.of(rule)).toList();
  }

  private static Map<String, List<Part>> read() {
    Map<String, List<Part>> blocks = new HashMap<>();
    List<Part> block = null;
    for (String line : Shipped.text(FILE).lines().toList()) {
      if (line.startsWith("block ")) {
        block = new ArrayList<>();
        blocks.put(line.substring(6).strip(), block);
      } else if (line.contains("|") && !line.startsWith("#") && !line.startsWith("id|d|")) {
        String[] c = line.split("\\|", -1);
        if (block == null || c.length != 7 || c[1].length() != 1) {
          throw new TableException(FILE, line, "a row of 7 columns in a block");
        }
        block.add(new Part(c[0], c[1].charAt(0), c[2], c[3], c[4], c[5], c[6]));
      }
    }
    return blocks;
  }
}

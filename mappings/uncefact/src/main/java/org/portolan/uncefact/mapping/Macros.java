package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What recurs in the tables, said once in blocks: a party in NAD, a place in LOC, the goods items
 * of a consignment. A block may name other blocks.
 */
final class Macros {
  private static final List<String> FILES =
      List.of("blocks.psv", "blocks-transport.psv", "blocks-trade.psv", "blocks-money.psv");

  /** Deeper than any block is nested: one that names itself is refused. */
  private static final int DEEPEST = 8;

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
      return new Rule(
          rule.id() + id,
          direction == '=' ? rule.direction() : direction,
          joined(rule.where(), where),
          take,
          pointer(rule.canonical()),
          as,
          rule.when().isEmpty() || when.isEmpty()
              ? rule.when() + when
              : rule.when() + " and " + when,
          rule.origin(),
          true);
    }

    private String pointer(String around) {
      if (canonical.startsWith("./")) {
        return canonical.substring(2);
      }
      if (canonical.equals(".")) {
        return around;
      }
      boolean whole =
          canonical.startsWith("\"") || canonical.startsWith("/") || "-#".indexOf(direction) >= 0;
      return whole || around.isEmpty()
          ? canonical
          : canonical.isEmpty() ? around : around + "/" + canonical;
    }

    /** A block about a segment goes on below it; one about a section or a group goes on in it. */
    private static String joined(String around, String where) {
      if (where.isEmpty() || "/+[".indexOf(where.charAt(0)) >= 0) {
        return around + where;
      }
      return around + (around.length() == 1 ? " " : "/") + where;
    }
  }

  private static final Map<String, List<Part>> BLOCKS = read();

  private Macros() {}

  static List<Rule> expand(Rule rule) {
    List<Rule> rules = new ArrayList<>();
    expand(rule, 0, rules);
    return rules;
  }

  private static void expand(Rule rule, int depth, List<Rule> rules) {
    List<Part> block = BLOCKS.get(rule.take());
    if (block == null) {
      rules.add(rule);
    } else if (depth == DEEPEST) {
      throw new TableException(rule.origin(), rule.take(), "blocks that do not name themselves");
    } else {
      block.forEach(part -> expand(part.of(rule), depth + 1, rules));
    }
  }

  private static Map<String, List<Part>> read() {
    Map<String, List<Part>> blocks = new HashMap<>();
    for (String file : FILES) {
      read(file, blocks);
    }
    return blocks;
  }

  private static void read(String file, Map<String, List<Part>> blocks) {
    List<Part> block = null;
    for (String line : Shipped.text(file).lines().toList()) {
      if (line.startsWith("block ")) {
        block = new ArrayList<>();
        if (blocks.put(line.substring(6).strip(), block) != null) {
          throw new TableException(file, line, "a block of its own name");
        }
      } else if (line.contains("|") && !line.startsWith("#") && !line.startsWith("id|d|")) {
        String[] c = line.split("\\|", -1);
        if (block == null || c.length != 7 || c[1].strip().length() != 1) {
          throw new TableException(file, line, "a row of 7 columns in a block");
        }
        for (int i = 0; i < c.length; i++) {
          c[i] = c[i].strip();
        }
        block.add(new Part(c[0], c[1].charAt(0), c[2], c[3], c[4], c[5], c[6]));
      }
    }
  }
}

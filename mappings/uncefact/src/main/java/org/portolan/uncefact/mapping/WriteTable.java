package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.directories.Directory;
import org.portolan.directories.MessageType;

/** A table made ready for writing into one directory: rules by the repeat that they hang on. */
final class WriteTable {
  private final Table table;
  private final Directory directory;
  private final MessageShape shape;
  private final List<WriteRule> rules = new ArrayList<>();
  private final List<WriteRule> astray = new ArrayList<>();
  private final List<WriteRule> top = new ArrayList<>();
  private final Map<WriteRule, List<WriteRule>> within = new IdentityHashMap<>();
  private final List<WriteRule> totals = new ArrayList<>();
  private final List<WriteRule> constants = new ArrayList<>();
  private final Map<WriteRule, Map<String, List<WriteRule>>> says = new IdentityHashMap<>();
  private final Map<WriteRule, List<Telling>> tellings = new IdentityHashMap<>();
  private final SourceShapes shapes = new SourceShapes();
  private final WritePlace[] structure;

  /** What an opener asks of its segment, and the rule that says what stands there. */
  record Telling(Demand demand, WriteRule rule) {}

  private WriteTable(Table table, Directory directory, MessageType type) {
    this.table = table;
    this.directory = directory;
    this.shape = new MessageShape(type);
    this.structure = WritePlace.of(type.structure(), directory);
  }

  static WriteTable of(Table table, Directory directory) {
    MessageType type =
        directory
            .message(table.message())
            .orElseThrow(
                () ->
                    new TableException(
                        table.name(), table.message() + " in " + directory, "a message of it"));
    WriteTable written = new WriteTable(table, directory, type);
    Cells cells = new Cells(directory);
    for (Rule rule : table.rules()) {
      if ("=><+#".indexOf(rule.direction()) >= 0
          && RowProof.isInForce(table, cells, written.shape, rule)) {
        WriteRule.of(rule, table, written.shape, cells).ifPresent(written.rules::add);
      }
    }
    written.stateCurrencies();
    written.hang();
    return written;
  }

  /** A reader takes the currency from elsewhere only where that has been read before. */
  private void stateCurrencies() {
    for (WriteRule rule : rules) {
      String elsewhere = rule.rendering() == null ? "" : rule.rendering().elsewhere();
      if (!elsewhere.isEmpty()
          && rules.stream()
              .filter(it -> it.rule().canonical().equals(elsewhere))
              .noneMatch(it -> it.isBefore(rule))) {
        rule.sayCurrency();
      }
    }
  }

  /** Hangs each relative rule on the nearest repeats around it. */
  private void hang() {
    List<WriteRule> openers = rules.stream().filter(WriteRule::isOpener).toList();
    openers.forEach(opener -> within.put(opener, new ArrayList<>()));
    Hanging hanging = new Hanging(rules);
    for (WriteRule rule : rules) {
      if (!rule.isRelative()) {
        top.add(rule);
        continue;
      }
      List<WriteRule> around = hanging.around(rule);
      around.forEach(opener -> within.get(opener).add(rule));
      if (around.isEmpty()) {
        astray.add(rule);
      }
    }
    openers.forEach(opener -> says.put(opener, sayings(opener)));
    openers.forEach(opener -> tellings.put(opener, tellingsOf(opener)));
    for (WriteRule rule : top) {
      if (rule.rule().direction() == '#') {
        totals.add(rule);
      } else if (rule.isConstant()) {
        constants.add(rule);
      }
    }
  }

  private List<Telling> tellingsOf(WriteRule opener) {
    List<Telling> found = new ArrayList<>();
    for (Demand demand : opener.demands()) {
      within.get(opener).stream()
          .filter(rule -> rule.depth() == opener.depth() && rule.take() != null)
          .filter(rule -> rule.take().values().get(0).equals(demand.at()))
          .findFirst()
          .ifPresent(rule -> found.add(new Telling(demand, rule)));
    }
    return List.copyOf(found);
  }

  private Map<String, List<WriteRule>> sayings(WriteRule opener) {
    Map<String, List<WriteRule>> sayings = new HashMap<>();
    collect(opener, "", sayings);
    return sayings;
  }

  private void collect(WriteRule opener, String prefix, Map<String, List<WriteRule>> sayings) {
    if (opener.member() != null) {
      sayings.computeIfAbsent(prefix + opener.member(), k -> new ArrayList<>()).add(opener);
    }
    for (WriteRule rule : within.get(opener)) {
      if (rule.isOpener()) {
        collect(rule, prefix + rule.rule().canonical() + "/", sayings);
      } else if (rule.isPeriod()) {
        for (String end : List.of(Periods.first(rule.rule()), Periods.second(rule.rule()))) {
          sayings.computeIfAbsent(prefix + end, k -> new ArrayList<>()).add(rule);
        }
      } else {
        sayings.computeIfAbsent(prefix + rule.rule().canonical(), k -> new ArrayList<>()).add(rule);
      }
    }
  }

  /** Rules with a relative pointer that no repeat is around. */
  List<WriteRule> astray() {
    return astray;
  }

  /** The terms that the rules within a repeat are about, as absolute patterns. */
  Map<WriteRule, List<String>> terms() {
    Map<WriteRule, List<String>> terms = new IdentityHashMap<>();
    for (WriteRule rule : top) {
      if (rule.isOpener()) {
        terms(rule, rule.rule().canonical(), terms);
      }
    }
    return terms;
  }

  private void terms(WriteRule opener, String array, Map<WriteRule, List<String>> terms) {
    if (opener.member() != null) {
      terms.computeIfAbsent(opener, k -> new ArrayList<>()).add(array + "/" + opener.member());
    }
    opener
        .bindings()
        .forEach(
            binding ->
                terms
                    .computeIfAbsent(opener, k -> new ArrayList<>())
                    .add(array + "/" + binding.member()));
    for (WriteRule rule : within.get(opener)) {
      if (!rule.isConstant() && rule.isRelative()) {
        String term = array + "/" + Periods.first(rule.rule());
        terms.computeIfAbsent(rule, k -> new ArrayList<>()).add(term);
        if (rule.isOpener()) {
          terms(rule, term, terms);
        }
      }
    }
  }

  /** The rules that hang on no repeat, in the order of the table. */
  List<WriteRule> top() {
    return top;
  }

  /** The rules that count what was written. */
  List<WriteRule> totals() {
    return totals;
  }

  /** The rules that say always the same. */
  List<WriteRule> constants() {
    return constants;
  }

  /** What an opener asks of its segment that a rule within its elements says too. */
  List<Telling> tellings(WriteRule opener) {
    return tellings.get(opener);
  }

  /** The shapes of elements that were written by this table. */
  SourceShapes shapes() {
    return shapes;
  }

  /** The rules that hang on a repeat, in the order of the table. */
  List<WriteRule> within(WriteRule opener) {
    return within.get(opener);
  }

  /** The rules in and below a repeat that say a term, by its pattern relative to an element. */
  List<WriteRule> saying(WriteRule opener, String pattern) {
    return says.get(opener).getOrDefault(pattern, List.of());
  }

  /** The places of the message. */
  WritePlace[] structure() {
    return structure;
  }

  Directory directory() {
    return directory;
  }

  /** The kind of document that it writes. */
  String kind() {
    return table.kind();
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portolan.directories.Directory;
import org.portolan.directories.MessageType;
import org.portolan.directories.Structure;
import org.portolan.uncefact.model.TermNode;
import org.portolan.uncefact.model.TermPath;
import org.portolan.uncefact.model.Terms;

/** A table made ready for one directory: rules by the place that they are about. */
final class CompiledTable {
  private final Table table;
  private final Directory directory;
  private final Cells cells;
  private final String hash;
  private final Terms terms = Terms.load();
  private final Set<TermNode> repeats = new LinkedHashSet<>();
  private final Map<String, List<CompiledRule.Target>> targets = new HashMap<>();
  private final RulePlace top = new RulePlace();

  private CompiledTable(Table table, Directory directory) {
    this.table = table;
    this.directory = directory;
    this.cells = new Cells(directory);
    this.hash = table.hash();
  }

  static CompiledTable of(Table table, Directory directory) {
    CompiledTable compiled = new CompiledTable(table, directory);
    MessageType message =
        directory
            .message(table.message())
            .orElseThrow(
                () ->
                    new TableException(
                        table.name(), table.message() + " in " + directory, "a message of it"));
    Set<String> places = new HashSet<>();
    places(message.structure(), "", places);
    MessageShape shape = new MessageShape(message);
    List<Rule> possible =
        table.rules().stream()
            .filter(rule -> compiled.isPossible(rule, places))
            .filter(rule -> RowProof.isInForce(table, compiled.cells, shape, rule))
            .toList();
    possible.forEach(compiled::repeat);
    possible.forEach(compiled::add);
    return compiled;
  }

  /** TableProof complains where a row is possible nowhere in its range. */
  private boolean isPossible(Rule rule, Set<String> places) {
    return cells.when(rule).isInForce()
        && places.contains(cells.where(rule).key().substring(2))
        && (isBare(rule) || cells.take(rule).isPossible());
  }

  /** Notes the term of a repeat that a rule opens: pointers of other rules are relative to it. */
  private void repeat(Rule rule) {
    if (rule.direction() == '+') {
      targets(rule, rule.canonical()).forEach(target -> repeats.add(target.path().target()));
    }
  }

  private void add(Rule rule) {
    Where where = cells.where(rule);
    boolean reads = "=>+".indexOf(rule.direction()) >= 0;
    Conversion conversion =
        reads && !isBare(rule) ? Conversion.parse(rule, where.tag(), table, directory) : null;
    List<CompiledRule.Target> targets = reads ? targets(rule, Periods.first(rule)) : List.of();
    if (reads && targets.isEmpty() && rule.shared()) {
      return;
    }
    List<CompiledRule.Target> ends =
        Periods.isPeriod(rule) ? targets(rule, Periods.second(rule)) : List.of();
    top.add(
        where,
        new CompiledRule(
            rule,
            cells.take(rule),
            conversion,
            cells.when(rule),
            targets,
            ends,
            rule.direction() == '+' && conversion != null ? named(conversion, targets) : List.of(),
            rule.direction() == '+' ? bound(where, rule, targets) : List.of()));
  }

  /** What the groups around a repeat say of its elements; their triggers are read with it. */
  private List<CompiledRule.Bound> bound(
      Where where, Rule rule, List<CompiledRule.Target> repeats) {
    List<CompiledRule.Bound> bound = new ArrayList<>();
    for (int i = 0; i < where.steps().size() - 1; i++) {
      for (Where.Binding binding : where.steps().get(i).bindings()) {
        List<CompiledRule.Target> targets = new ArrayList<>();
        for (CompiledRule.Target repeat : repeats) {
          TermNode element = repeat.path().target();
          TermPath path = terms.find(table.kind(), element, binding.member());
          if (path != null) {
            targets.add(new CompiledRule.Target(element, path));
          }
        }
        int outwards = where.steps().size() - 1 - i;
        bound.add(new CompiledRule.Bound(outwards, binding.at(), targets));
        top.addBound(where.until(i), binding.at());
      }
    }
    return bound;
  }

  private List<CompiledRule.Target> named(
      Conversion conversion, List<CompiledRule.Target> repeats) {
    return conversion.named().isEmpty()
        ? List.of()
        : repeats.stream()
            .map(repeat -> repeat.path().target())
            .map(term -> target(term, conversion.named()))
            .toList();
  }

  private List<CompiledRule.Target> targets(Rule rule, String pointer) {
    if (Distribution.isOne(pointer)) {
      TermPath repeat = terms.path(table.kind(), terms.top(), Distribution.array(pointer));
      return List.of(target(repeat.target(), Distribution.member(pointer)));
    }
    if (rule.canonical().startsWith("/")) {
      return List.of(target(terms.top(), pointer));
    }
    List<CompiledRule.Target> targets = relative(pointer);
    if (targets.isEmpty() && !repeats.isEmpty() && !rule.shared()) {
      throw new TableException(rule.origin(), rule.canonical(), "a term of a repeat above");
    }
    return targets;
  }

  /** What a pointer leads to from each of the repeats that rules open. */
  private List<CompiledRule.Target> relative(String pointer) {
    return targets.computeIfAbsent(
        repeats.size() + " " + pointer,
        key -> {
          List<CompiledRule.Target> found = new ArrayList<>();
          for (TermNode repeat : repeats) {
            TermPath path = terms.find(table.kind(), repeat, pointer);
            if (path != null) {
              found.add(new CompiledRule.Target(repeat, path));
            }
          }
          return found;
        });
  }

  private CompiledRule.Target target(TermNode from, String pointer) {
    return new CompiledRule.Target(from, terms.path(table.kind(), from, pointer));
  }

  private static boolean isBare(Rule rule) {
    return rule.take().equals("*");
  }

  private static void places(List<Structure> structures, String prefix, Set<String> places) {
    for (Structure structure : structures) {
      places.add(prefix + structure.trigger());
      if (structure instanceof Structure.Group group) {
        places(
            group.members().subList(1, group.members().size()),
            prefix + structure.trigger() + "/",
            places);
      }
    }
  }

  /** The rules about the message as a whole, from which those about its groups are reached. */
  RulePlace top() {
    return top;
  }

  Terms terms() {
    return terms;
  }

  /** SHA-256 of the table's text, for the record's source. */
  String hash() {
    return hash;
  }

  Table table() {
    return table;
  }

  Directory directory() {
    return directory;
  }
}

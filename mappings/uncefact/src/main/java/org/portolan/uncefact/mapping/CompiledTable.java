package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portolan.directories.Directory;
import org.portolan.directories.MessageType;
import org.portolan.directories.Structure;
import org.portolan.uncefact.model.Terms;

/** A table made ready for one directory: rules by the place that they are about. */
final class CompiledTable {
  /** A rule with everything looked up that a message does not change. */
  record Compiled(
      Rule rule,
      Where where,
      Take take,
      Conversion conversion,
      When when,
      int[] readAlong,
      String array) {
    static Compiled of(Rule rule, Where where, Take take, Conversion conversion, When when) {
      return new Compiled(
          rule,
          where,
          take,
          conversion,
          when,
          readAlong(take, conversion, when),
          rule.canonical().endsWith("[]")
              ? rule.canonical().substring(0, rule.canonical().length() - 2)
              : rule.canonical());
    }

    /** Components of the same element that are read to understand the one that is taken. */
    private static int[] readAlong(Take take, Conversion conversion, When when) {
      if (take == null) {
        return new int[0];
      }
      List<Integer> components = new ArrayList<>(take.telling());
      components.addAll(conversion.naming());
      components.addAll(when.components());
      return components.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private final Table table;
  private final Directory directory;
  private final String hash;
  private final Map<String, List<Compiled>> byPlace = new HashMap<>();

  private CompiledTable(Table table, Directory directory) {
    this.table = table;
    this.directory = directory;
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
    for (Rule rule : table.rules()) {
      compiled.add(rule, places);
    }
    return compiled;
  }

  private void add(Rule rule, Set<String> places) {
    Where where = Where.parse(rule, directory);
    String path = where.key().substring(2);
    String tag = path.substring(path.lastIndexOf('/') + 1);
    boolean bare = rule.take().equals("*");
    Take take = bare ? null : Take.parse(rule, tag, directory);
    When when = When.parse(rule, tag, directory);
    if (!when.isInForce()) {
      return;
    }
    if (!places.contains(path) || take != null && !take.isPossible()) {
      // TableProof complains where a row is possible nowhere in its range.
      return;
    }
    if ("=>+".indexOf(rule.direction()) >= 0 && rule.canonical().startsWith("/")) {
      Terms.load().require(table.kind(), rule.canonical().replaceAll("/\\d+", "[]"));
    }
    byPlace
        .computeIfAbsent(where.key(), key -> new ArrayList<>())
        .add(
            Compiled.of(
                rule,
                where,
                take,
                bare ? null : Conversion.parse(rule, tag, directory, missing(rule, tag)),
                when));
  }

  /** What an overlay says of the second element of a pair, where the sender leaves it out. */
  private Agreed.Default missing(Rule rule, String tag) {
    int comma = rule.take().indexOf(',');
    return comma < 0
        ? null
        : table.agreed().defaults().get(tag + " " + rule.take().substring(comma + 1, comma + 5));
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

  List<Compiled> rules(String place) {
    return byPlace.getOrDefault(place, List.of());
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

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;

/** Lays overlays over a table, one after another. */
final class Laying {
  private Laying() {}

  static Table over(Table base, List<Overlay> overlays) {
    Table table = base;
    for (Overlay overlay : overlays) {
      table = over(table, overlay);
    }
    return table;
  }

  static Table over(Table base, Overlay overlay) {
    List<Rule> added = new ArrayList<>();
    List<Rule> rows = new ArrayList<>(base.rows());
    for (Overlay.Change change : overlay.changes()) {
      Rule row = change.row();
      if (change.kind() != '+' && indexOf(rows, row.id()) < 0) {
        // It is about a row of a block, then: those are named by the row that names the block.
        rows = new ArrayList<>(rows.stream().flatMap(it -> Macros.expand(it).stream()).toList());
      }
      switch (change.kind()) {
        case '+' -> {
          if (indexOf(rows, row.id()) >= 0 || indexOf(added, row.id()) >= 0) {
            throw new TableException(row.origin(), "id " + row.id() + " again", "an id of its own");
          }
          added.add(row);
        }
        case '~' -> {
          int at = require(rows, row);
          rows.set(at, replaced(rows.get(at), row));
        }
        default -> rows.remove(require(rows, row));
      }
    }
    // Rows of an overlay come first: the first match wins.
    rows.addAll(0, added);
    return new Table(
        base.name() + " over " + overlay.name(),
        base.version() + "+" + overlay.version(),
        base.message(),
        base.kind(),
        base.from(),
        base.to(),
        rows,
        base.agreed().and(overlay.agreed()),
        base.text() + "\n" + overlay.text());
  }

  /** The row below with the cells that are named; an empty cell names nothing. */
  private static Rule replaced(Rule below, Rule above) {
    return new Rule(
        below.id(),
        above.direction(),
        or(above.where(), below.where()),
        or(above.take(), below.take()),
        or(above.canonical(), below.canonical()),
        or(above.as(), below.as()),
        or(above.when(), below.when()),
        above.origin(),
        below.shared());
  }

  private static String or(String above, String below) {
    return above.isEmpty() ? below : above;
  }

  private static int require(List<Rule> rows, Rule row) {
    int at = indexOf(rows, row.id());
    if (at < 0) {
      throw new TableException(row.origin(), "id " + row.id(), "an id of the table below");
    }
    return at;
  }

  private static int indexOf(List<Rule> rows, String id) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}

package org.portolan.uncefact.mapping;

/** The effective table of a message, as text that a standards editor reads. */
public final class TableText {
  private TableText() {}

  /** A row a line, blocks spelled out, each with the file and line that it comes from. */
  public static String of(MappingTables tables, Selection selection) {
    Table table = tables.table(selection);
    StringBuilder text = new StringBuilder();
    for (Rule rule : table.rules()) {
      text.append(
              String.join(
                  "|",
                  rule.id(),
                  "" + rule.direction(),
                  rule.where(),
                  rule.take(),
                  rule.canonical(),
                  rule.as(),
                  rule.when(),
                  rule.origin()))
          .append('\n');
    }
    Agreed agreed = table.agreed();
    agreed.required().forEach(it -> text.append("! " + it.where() + "|" + it.origin() + "\n"));
    agreed.forbidden().forEach(it -> text.append("x " + it.where() + "|" + it.origin() + "\n"));
    agreed.openLists().stream().sorted().forEach(it -> text.append("list " + it + " open\n"));
    agreed.defaults().forEach((at, it) -> text.append("default " + at + " = " + it + "\n"));
    agreed.readAs().forEach((at, it) -> text.append("directory " + at + " as " + it + "\n"));
    return text.toString();
  }
}

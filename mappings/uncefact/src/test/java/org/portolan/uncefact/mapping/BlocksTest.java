package org.portolan.uncefact.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.directories.MessageType;

/** Rows of a shared block hold where a directory has what they name: each must somewhere. */
class BlocksTest {
  private static final List<String> FILES =
      List.of("blocks.psv", "blocks-trade.psv", "blocks-transport.psv", "blocks-money.psv");

  /** A row as it stands in its block. */
  private record Row(String block, String id, String where, String take, String as, String when) {
    boolean is(Rule rule) {
      return rule.shared()
          && rule.id().endsWith(id)
          && rule.take().equals(take)
          && rule.as().equals(as)
          && rule.where().endsWith(where)
          && rule.when().endsWith(when);
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    Set<String> blocks = new HashSet<>();
    for (String file : FILES) {
      String block = "";
      for (String line : Shipped.text(file).lines().toList()) {
        if (line.startsWith("block ")) {
          block = line.substring(6).strip();
          blocks.add(block);
        } else if (line.contains("|") && !line.startsWith("#") && !line.startsWith("id|d|")) {
          String[] c = line.split("\\|", -1);
          rows.add(
              new Row(block, c[0].strip(), c[2].strip(), c[3].strip(), c[5].strip(), c[6].strip()));
        }
      }
    }
    // A row that names another block stands for the rows of that.
    rows.removeIf(row -> blocks.contains(row.take()));
    return rows;
  }

  @Test
  void every_row_of_every_block_is_in_force_in_some_message_of_some_directory() {
    List<Row> idle = rows();
    assertThat(idle).hasSizeGreaterThan(500);
    List<String> newestFirst = Directories.names().reversed();
    for (String name : newestFirst) {
      Directory directory = Directories.find(name).orElseThrow();
      for (String type : MappingTables.messages()) {
        if (!idle.isEmpty() && MappingTables.shipped().covers(type, name)) {
          Table table = MappingTables.shipped().table(new Selection(type, "", "UN", "", "", false));
          MessageType message = directory.message(type).orElseThrow();
          strike(idle, table, new Cells(directory), new MessageShape(message));
        }
      }
    }

    assertThat(idle).isEmpty();
  }

  private static void strike(List<Row> idle, Table table, Cells cells, MessageShape shape) {
    for (Rule rule : table.rules()) {
      if (idle.stream().anyMatch(row -> row.is(rule))
          && RowProof.isInForce(table, cells, shape, rule)) {
        idle.removeIf(row -> row.is(rule));
      }
    }
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.directories.MessageType;
import org.portolan.uncefact.model.Terms;
import org.portolan.uncefact.model.UnknownTerm;

/** Proves every row of a table against a directory, alone and in its place among the others. */
final class TableProof {
  private TableProof() {}

  /** The complaints, each with its row and the directory; none where the table is sound. */
  static List<String> complaints(Table table, Directory directory) {
    Optional<MessageType> message = directory.message(table.message());
    if (message.isEmpty()) {
      return List.of(directory + ": no message " + table.message());
    }
    List<String> complaints = new ArrayList<>();
    MessageShape shape = new MessageShape(message.get());
    Cells cells = new Cells(directory);
    for (Rule rule : table.rules()) {
      if (!rule.shared()) {
        complaints.addAll(RowProof.complaints(table, cells, shape, rule));
      }
    }
    for (List<Rule> paths : List.of(table.agreed().required(), table.agreed().forbidden())) {
      paths.forEach(path -> complaints.addAll(RowProof.pathComplaints(table, cells, shape, path)));
    }
    for (String known : table.agreed().readAs().values()) {
      if (Directories.find(known).isEmpty()) {
        complaints.add(table.name() + ": no directory " + known);
      }
    }
    WriteTable whole = WriteTable.of(table, directory);
    whole.astray().stream()
        .filter(rule -> !rule.rule().shared())
        .forEach(rule -> complaints.add(at(rule, directory) + "no repeat is around it"));
    whole
        .terms()
        .forEach(
            (rule, terms) ->
                terms.forEach(
                    term -> {
                      if (!rule.rule().shared()) {
                        term(table, term)
                            .ifPresent(why -> complaints.add(at(rule, directory) + why));
                      }
                    }));
    return complaints;
  }

  private static Optional<String> term(Table table, String pattern) {
    try {
      Terms.load().require(table.kind(), pattern);
      return Optional.empty();
    } catch (UnknownTerm e) {
      return Optional.of(e.getMessage());
    }
  }

  private static String at(WriteRule rule, Directory directory) {
    return directory + ": " + rule.rule().origin() + " " + rule.rule().id() + ": ";
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.directories.Directories;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.directories.MessageType;
import org.portolan.directories.SegmentType;
import org.portolan.uncefact.model.Terms;
import org.portolan.uncefact.model.UnknownTerm;

/**
 * Proves every row of a table against a directory: its place is in the message, its elements are in
 * the segment, its qualifiers and conditions are codes of the directory, its term is in the model.
 */
final class TableProof {
  private final Table table;
  private final Directory directory;
  private final List<String> complaints = new ArrayList<>();

  private TableProof(Table table, Directory directory) {
    this.table = table;
    this.directory = directory;
  }

  /** The complaints, each with its row and the directory; none where the table is sound. */
  static List<String> complaints(Table table, Directory directory) {
    TableProof proof = new TableProof(table, directory);
    Optional<MessageType> message = directory.message(table.message());
    if (message.isEmpty()) {
      return List.of(directory + ": no message " + table.message());
    }
    MessageShape shape = new MessageShape(message.get());
    for (Rule rule : table.rules()) {
      proof.row(rule, shape);
    }
    table.agreed().required().forEach(rule -> proof.path(rule, shape));
    table.agreed().forbidden().forEach(rule -> proof.path(rule, shape));
    for (String known : table.agreed().readAs().values()) {
      if (Directories.find(known).isEmpty()) {
        proof.complaints.add(table.name() + ": no directory " + known);
      }
    }
    WriteTable whole = WriteTable.of(table, directory);
    whole.astray().forEach(rule -> proof.complain(rule.rule(), "no repeat is around it"));
    whole.terms().forEach((rule, terms) -> terms.forEach(term -> proof.term(rule.rule(), term)));
    return proof.complaints;
  }

  private void row(Rule rule, MessageShape shape) {
    Where where = Where.parse(rule, directory);
    String tag = where.steps().get(where.steps().size() - 1).tag();
    if (!When.parse(rule, tag, directory).isInForce()) {
      return;
    }
    if (!path(rule, shape)) {
      return;
    }
    if (!rule.take().equals("*")) {
      take(rule, tag);
    }
    for (String condition : rule.when().split(" and ")) {
      condition(rule, tag, condition.strip());
    }
    if ("=>+<".indexOf(rule.direction()) >= 0 && rule.canonical().startsWith("/")) {
      term(rule, rule.canonical().replaceAll("/\\d+", "[]"));
    }
  }

  private boolean path(Rule rule, MessageShape shape) {
    Where where = Where.parse(rule, directory);
    if (shape.way(where.key().charAt(0), where.steps()).isEmpty()) {
      complain(rule, "no place " + where.key());
      return false;
    }
    where.steps().forEach(step -> qualifiers(rule, step));
    return true;
  }

  private void qualifiers(Rule rule, Where.Step step) {
    SegmentType segment = directory.segment(step.tag());
    for (int i = 0; i < step.qualifiers().length; i++) {
      if (!step.qualifiers()[i].equals("*")) {
        listed(rule, segment, new Address(i + 1, 1), step.qualifiers()[i]);
      }
    }
    if (step.text().contains("[") && step.tests().isEmpty()) {
      complain(rule, "no element " + step.text());
    }
    for (Where.Test test : step.tests()) {
      for (String value : test.values()) {
        listed(rule, segment, new Address(test.element(), test.component()), value);
      }
    }
  }

  private void take(Rule rule, String tag) {
    Take take = Take.parse(rule, tag, directory);
    if (!take.isPossible()) {
      complain(rule, "no element " + rule.take() + " in " + tag);
      return;
    }
    Address first = take.values().get(0);
    if (rule.take().matches(".*\\d{4},\\d{4}\\*?") && take.second(first) == null) {
      complain(rule, "no second element " + rule.take() + " in " + tag);
    }
    if (take.wanted().length > 0 && take.test(first) == null) {
      complain(rule, "no element to tell by " + rule.take() + " in " + tag);
    } else {
      if (rule.canonical().matches("\"[^\"]*\"")) {
        String constant = rule.canonical().substring(1, rule.canonical().length() - 1);
        listed(rule, directory.segment(tag), first, constant);
      }
      for (String wanted : take.wanted()) {
        listed(rule, directory.segment(tag), take.test(first), wanted);
      }
    }
  }

  private void condition(Rule rule, String tag, String condition) {
    if (condition.isEmpty() || condition.startsWith("since ") || condition.startsWith("until ")) {
      return;
    }
    String element = condition.split("[= ]")[0];
    Address at = Address.find(directory, tag, element, rule);
    if (at == null) {
      complain(rule, "no element " + element + " in " + tag);
    } else if (condition.contains("=")) {
      listed(rule, directory.segment(tag), at, condition.substring(condition.indexOf('=') + 1));
    }
  }

  private void listed(Rule rule, SegmentType segment, Address at, String value) {
    if (at.element() > segment.parts().size()) {
      complain(rule, "no element " + at.element() + " in " + segment.tag());
      return;
    }
    ElementType element = DraftSegment.element(segment, at);
    String key = segment.tag() + " " + element.code();
    if (element.isCoded()
        && !value.isEmpty()
        && !element.codes().contains(value)
        && !table.openLists().contains(key)) {
      complain(rule, key + " does not list " + value);
    }
  }

  private void term(Rule rule, String pattern) {
    try {
      Terms.load().require(table.kind(), pattern);
    } catch (UnknownTerm e) {
      complain(rule, e.getMessage());
    }
  }

  private void complain(Rule rule, String what) {
    complaints.add(directory + ": " + rule.origin() + " " + rule.id() + ": " + what);
  }
}

package org.portolan.uncefact.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.portolan.directories.Directory;
import org.portolan.directories.ElementType;
import org.portolan.directories.SegmentType;
import org.portolan.uncefact.model.Terms;
import org.portolan.uncefact.model.UnknownTerm;

/**
 * Proves one row against a directory: its place is in the message, its elements are in the segment,
 * its qualifiers, conditions and constants are codes of the directory, its term is in the model.
 */
final class RowProof {
  private static final Pattern PAIR = Pattern.compile(".*\\d{4},\\d{4}\\*?");
  private static final Pattern CONSTANT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern INDEX = Pattern.compile("/\\d+");

  private final Table table;
  private final Cells cells;
  private final Directory directory;
  private final Rule rule;
  private final List<String> complaints = new ArrayList<>();

  private RowProof(Table table, Cells cells, Rule rule) {
    this.table = table;
    this.cells = cells;
    this.directory = cells.directory();
    this.rule = rule;
  }

  /**
   * Whether a row is one of those for a directory: a row of a table says itself where it is, one of
   * a block is wherever the message has all of it.
   */
  static boolean isInForce(Table table, Cells cells, MessageShape shape, Rule rule) {
    return !rule.shared() || complaints(table, cells, shape, rule).isEmpty();
  }

  /** What is wrong with a row; nothing where the directory is not of its range. */
  static List<String> complaints(Table table, Cells cells, MessageShape shape, Rule rule) {
    RowProof proof = new RowProof(table, cells, rule);
    proof.row(shape);
    return proof.complaints;
  }

  /** What is wrong with the path of a segment that an overlay requires or forbids. */
  static List<String> pathComplaints(Table table, Cells cells, MessageShape shape, Rule rule) {
    RowProof proof = new RowProof(table, cells, rule);
    proof.path(shape);
    return proof.complaints;
  }

  private void row(MessageShape shape) {
    String tag = cells.where(rule).tag();
    if (!cells.when(rule).isInForce() || !path(shape)) {
      return;
    }
    if (!rule.take().equals("*")) {
      take(tag);
    }
    for (String condition : rule.when().split(" and ")) {
      condition(tag, condition.strip());
    }
    if ("=>+<".indexOf(rule.direction()) >= 0 && rule.canonical().startsWith("/")) {
      term(INDEX.matcher(Periods.first(rule)).replaceAll("[]"));
    }
  }

  private boolean path(MessageShape shape) {
    Where where = cells.where(rule);
    if (shape.way(where.key().charAt(0), where.steps()).isEmpty()) {
      complain("no place " + where.key());
      return false;
    }
    where.steps().forEach(this::qualifiers);
    return true;
  }

  private void qualifiers(Where.Step step) {
    SegmentType segment = directory.segment(step.tag());
    for (int i = 0; i < step.qualifiers().length; i++) {
      if (!step.qualifiers()[i].equals("*")) {
        listed(segment, new Address(i + 1, 1), step.qualifiers()[i]);
      }
    }
    if (step.text().contains("[") && step.tests().isEmpty() && step.bindings().isEmpty()) {
      complain("no element " + step.text());
    }
    for (Where.Test test : step.tests()) {
      for (String value : test.values()) {
        listed(segment, new Address(test.element(), test.component()), value);
      }
    }
  }

  private void take(String tag) {
    Take take = cells.take(rule);
    if (!take.isPossible()) {
      complain("no element " + rule.take() + " in " + tag);
      return;
    }
    Address first = take.values().get(0);
    if (PAIR.matcher(rule.take()).matches() && take.second(first) == null) {
      complain("no second element " + rule.take() + " in " + tag);
    }
    if (take.wanted().length > 0 && take.test(first) == null) {
      complain("no element to tell by " + rule.take() + " in " + tag);
    } else {
      if (CONSTANT.matcher(rule.canonical()).matches()) {
        String constant = rule.canonical().substring(1, rule.canonical().length() - 1);
        if (!constant.equals(Filling.RUNNING)) {
          listed(directory.segment(tag), first, constant);
        }
      }
      for (String wanted : take.wanted()) {
        listed(directory.segment(tag), take.test(first), wanted);
      }
    }
  }

  private void condition(String tag, String condition) {
    if (condition.isEmpty() || condition.startsWith("since ") || condition.startsWith("until ")) {
      return;
    }
    String element = condition.split("[= ]")[0];
    Address at = Address.find(directory, tag, element, rule);
    if (at == null) {
      complain("no element " + element + " in " + tag);
    } else if (condition.contains("=")) {
      listed(directory.segment(tag), at, condition.substring(condition.indexOf('=') + 1));
    }
  }

  private void listed(SegmentType segment, Address at, String value) {
    if (at.element() > segment.parts().size()) {
      complain("no element " + at.element() + " in " + segment.tag());
      return;
    }
    ElementType element = SegmentParts.element(segment, at);
    String key = segment.tag() + " " + element.code();
    if (element.isCoded()
        && !value.isEmpty()
        && !element.codes().contains(value)
        && !table.openLists().contains(key)) {
      complain(key + " does not list " + value);
    }
  }

  private void term(String pattern) {
    try {
      Terms.load().require(table.kind(), pattern);
    } catch (UnknownTerm e) {
      complain(e.getMessage());
    }
  }

  private void complain(String what) {
    complaints.add(directory + ": " + rule.origin() + " " + rule.id() + ": " + what);
  }
}

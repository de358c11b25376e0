package org.portolan.uncefact.mapping;

import java.util.HashMap;
import java.util.Map;
import org.portolan.directories.Directory;

/**
 * The cells of a table's rows as one directory has them. Rows of a table say the same again and
 * again, and each is proved, sorted and compiled: every text is parsed once.
 */
final class Cells {
  private final Directory directory;
  private final Map<String, Where> places = new HashMap<>();
  private final Map<String, Take> takes = new HashMap<>();
  private final Map<String, When> conditions = new HashMap<>();

  Cells(Directory directory) {
    this.directory = directory;
  }

  Directory directory() {
    return directory;
  }

  Where where(Rule rule) {
    return places.computeIfAbsent(rule.where(), text -> Where.parse(rule, directory));
  }

  /** Null where all of a segment is meant. */
  Take take(Rule rule) {
    if (rule.take().equals("*")) {
      return null;
    }
    String tag = where(rule).tag();
    return takes.computeIfAbsent(tag + " " + rule.take(), text -> Take.parse(rule, tag, directory));
  }

  When when(Rule rule) {
    String tag = where(rule).tag();
    return conditions.computeIfAbsent(
        tag + " " + rule.when(), text -> When.parse(rule, tag, directory));
  }
}

package org.portolan.uncefact.codelist;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values (RFC 4180): quoted fields may hold commas, quotes and line ends. */
final class Csv {
  private Csv() {}

  static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        row.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        end(row, field, rows);
        row = new ArrayList<>();
      } else if (c != '\r') {
        field.append(c);
      }
    }
    if (!field.isEmpty() || !row.isEmpty()) {
      end(row, field, rows);
    }
    return rows;
  }

  private static void end(List<String> row, StringBuilder field, List<List<String>> rows) {
    row.add(field.toString());
    field.setLength(0);
    if (row.size() > 1 || !row.get(0).isBlank()) {
      rows.add(row);
    }
  }
}

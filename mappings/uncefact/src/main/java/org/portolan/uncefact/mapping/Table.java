package org.portolan.uncefact.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;

/**
 * A table of one message, or what overlays made of one.
 *
 * @param message as in {@code CUSDEC}
 * @param kind of document that it makes
 * @param from the first directory it is for
 * @param to the last
 * @param rows as they are written
 * @param text what it was read from, for its hash
 */
record Table(
    String name,
    String version,
    String message,
    String kind,
    String from,
    String to,
    List<Rule> rows,
    Agreed agreed,
    String text) {
  Table {
    rows = List.copyOf(rows);
  }

  /** The rows with their blocks spelled out. */
  List<Rule> rules() {
    return rows.stream().flatMap(row -> Macros.expand(row).stream()).toList();
  }

  Set<String> openLists() {
    return agreed.openLists();
  }

  String hash() {
    return Hex.encode(Sha256.hash(text.getBytes(UTF_8)).toByteArray());
  }
}

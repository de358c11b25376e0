package org.portolan.uncefact.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import org.portolan.record.Hex;
import org.portolan.record.Sha256;

/**
 * A table of one message, or an overlay's effect on one.
 *
 * @param message as in {@code CUSDEC}
 * @param kind of document that it makes
 * @param from the first directory it is for
 * @param to the last
 * @param openLists {@code TAG element} whose code lists the table's users extend
 * @param text what it was read from, for its hash
 */
record Table(
    String name,
    String version,
    String message,
    String kind,
    String from,
    String to,
    List<Rule> rules,
    Set<String> openLists,
    String text) {
  Table {
    rules = List.copyOf(rules);
    openLists = Set.copyOf(openLists);
  }

  String hash() {
    return Hex.encode(Sha256.hash(text.getBytes(UTF_8)).toByteArray());
  }
}

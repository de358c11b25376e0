package org.portolan.uncefact.model;

import java.util.ArrayList;
import java.util.List;
import org.portolan.uncefact.value.Value;

/**
 * What a record says of the message it was read from; any of them may be {@code null} (absent).
 *
 * @param messageHash SHA-256 of the message's bytes as received, 64 hexadecimal digits
 * @param syntax {@code edifact}, {@code xml}, {@code json} and so on
 * @param messageType such as {@code CUSDEC}
 * @param directory such as {@code D.96B}
 * @param mapping id and version of the mapping table
 * @param mappingHash SHA-256 of the effective mapping table's bytes
 * @param lossReportHash SHA-256 of the loss report's bytes
 */
public record SourceFacts(
    String messageHash,
    String syntax,
    String messageType,
    String directory,
    String mapping,
    String mappingHash,
    String lossReportHash) {
  private static final String LIST = "portolan";

  List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    if (messageHash != null) {
      add(leaves, "messageHash", Value.hash(messageHash));
    }
    if (syntax != null) {
      add(leaves, "syntax", Value.code(syntax, LIST));
    }
    if (messageType != null) {
      add(leaves, "messageType", Value.code(messageType, LIST));
    }
    if (directory != null) {
      add(leaves, "directory", Value.code(directory, LIST));
    }
    if (mapping != null) {
      add(leaves, "mapping", Value.text(mapping));
    }
    if (mappingHash != null) {
      add(leaves, "mappingHash", Value.hash(mappingHash));
    }
    if (lossReportHash != null) {
      add(leaves, "lossReportHash", Value.hash(lossReportHash));
    }
    return leaves;
  }

  private static void add(List<Leaf> leaves, String name, Value value) {
    leaves.add(new Leaf("/source/" + name, value, null));
  }
}

package org.portolan.uncefact.model;

import java.util.function.Function;
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

  /** The facts in their place in a document. */
  Branch branch(TermNode source, Branch document) {
    Branch branch = new Branch(source, document);
    put(branch, "messageHash", messageHash, Value::hash);
    put(branch, "syntax", syntax, SourceFacts::code);
    put(branch, "messageType", messageType, SourceFacts::code);
    put(branch, "directory", directory, SourceFacts::code);
    put(branch, "mapping", mapping, Value::text);
    put(branch, "mappingHash", mappingHash, Value::hash);
    put(branch, "lossReportHash", lossReportHash, Value::hash);
    return branch;
  }

  private static Value code(String text) {
    return Value.code(text, LIST);
  }

  private static void put(Branch branch, String name, String text, Function<String, Value> value) {
    if (text != null) {
      branch.fact(branch.term().below(name)).put(value.apply(text), null);
    }
  }
}
